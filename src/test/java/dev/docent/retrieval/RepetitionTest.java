package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import dev.docent.testing.Stride;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepetitionTest {
    private static final String TEXT = "The heap is set with the option Xmx and a number of megabytes after it. Without"
            + " the option the machine decides, and takes a quarter of the memory that it finds when it starts.";

    private final Repetition repetition = new Repetition();

    @ParameterizedTest
    @CsvSource({"number, count, true", "' ', '\n  ', true", "the, THE, true", "option, choice and wish of, false"})
    void knowsACopyWithASmallChange(String word, String other, boolean repeats) {
        assertEquals(repeats, repetition.of(TEXT, TEXT.replace(word, other)));
        assertEquals(repeats, repetition.of(TEXT.replace(word, other), TEXT));
    }

    @Test
    void aShortQuotationIsNotACopyButHalfOfTheTextIs() {
        assertEquals(false, repetition.of(TEXT, "a number of megabytes"));
        assertTrue(repetition.of(TEXT, TEXT.substring(0, TEXT.length() * 3 / 5)));
        assertTrue(repetition.of("", ""));
        assertTrue(repetition.of("one two", "One, two!"));
        assertEquals(false, repetition.of("one two", "one three"));
    }

    /** 22 words make 20 runs. Each changed word at an end is one run less. */
    @ParameterizedTest
    @CsvSource({"0, true", "3, true", "4, false"})
    void repeatsIfAtMostThreeOfTwentyRunsAreMissing(int changed, boolean repeats) {
        var text = IntStream.range(0, 22).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        var fromTheLeft = text;
        var fromTheRight = text;
        for (int i = 0; i < changed; i++) {
            fromTheLeft = fromTheLeft.replaceFirst("word" + i + "\\b", "other" + i);
            fromTheRight = fromTheRight.replaceFirst("word" + (21 - i) + "\\b", "other" + i);
        }
        assertEquals(repeats, repetition.of(text, fromTheLeft));
        assertEquals(repeats, repetition.of(fromTheRight, text));
    }

    @Test
    void takesLinearTime() {
        assertTimeoutPreemptively(Patience.LIMIT, () -> {
            var one = new StringBuilder();
            var other = new StringBuilder();
            for (int i = 0; i < Stride.size(300_000, "words"); i++) {
                one.append("word").append(i).append(' ');
                other.append("word").append(i * 7).append(' ');
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(false, repetition.of(one.toString(), other.toString()));
            }
        });
    }
}
