package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PassageCostsTest {
    @Test
    void countsTheTokensOfATextOnce() {
        var counted = new ArrayList<String>();
        var costs = new PassageCosts(text -> {
            counted.add(text);
            return text.length();
        });

        assertEquals(3, costs.of("one"));
        assertEquals(3, costs.of("one"));
        assertEquals(5, costs.of("three"));

        assertEquals(List.of("one", "three"), counted);
    }
}
