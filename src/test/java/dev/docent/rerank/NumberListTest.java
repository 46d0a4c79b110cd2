package dev.docent.rerank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order that a model writes, in the forms in which models write it. */
final class NumberListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[3, 1, 2]",
                "3,1,2",
                "3 1 2",
                "3 > 1 > 2",
                "[3] > [1] > [2]",
                "```json\n[3,1,2]\n```",
                "{\"order\": [\"3\", \"1\", \"2\"]}",
                "Here is the order: [3, 1, 2]. I hope that helps!",
                "3\n1\n2",
                "[3] Install\n[1] Start\n[2] Stop",
                "Of the 20 passages, these answer it: 3, 1, 2",
            })
    void readsNumbersInAnyForm(String answer) {
        assertEquals(List.of(3, 1, 2), NumberList.read(answer, 20));
    }

    @Test
    void readsASingleNumberThatStandsAlone() {
        assertEquals(List.of(7), NumberList.read("[7]", 20));
        assertEquals(List.of(7), NumberList.read(" 7. ", 20));
    }

    @Test
    void ignoresUnknownAndRepeatedNumbers() {
        assertEquals(List.of(2, 1), NumberList.read("[2, 99, 0, 2, 1, 999999999]", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot order these 20 passages.",
                "Version 3 was released in May",
                "[]",
                "[88, 99]",
                "none",
                "99999999999999999999",
            })
    void aNumberInASentenceIsNoOrder(String answer) {
        assertEquals(List.of(), NumberList.read(answer, 20));
    }
}
