package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CountedTextsTest {
    private final List<String> counted = new ArrayList<>();
    private final CountedTexts texts = new CountedTexts(new TokenCounter() {
        @Override
        public int countTokens(String text) {
            return countTokens(text, Integer.MAX_VALUE);
        }

        @Override
        public int countTokens(String text, int limit) {
            counted.add(text);
            return text.length() * 2 > limit ? limit + 1 : text.length() * 2;
        }
    });

    @Test
    void countsATextOnce() {
        assertEquals(10, texts.countTokens("alpha"));
        assertEquals(10, texts.countTokens(new String("alpha")));
        assertEquals(8, texts.countTokens("beta"));

        assertEquals(List.of("alpha", "beta"), counted);
    }

    @Test
    void countsATextAgainOnlyForALimitThatItHasNotExceeded() {
        for (int limit : new int[] {6, 3, 6}) {
            assertEquals(7, texts.countTokens("alpha", limit), "more than " + limit);
        }
        assertEquals(8, texts.countTokens("alpha", 7));
        assertEquals(10, texts.countTokens("alpha", 12));
        assertEquals(10, texts.countTokens("alpha", 3));
        assertEquals(10, texts.countTokens("alpha"));

        assertEquals(List.of("alpha", "alpha", "alpha"), counted);
    }

    @Test
    void forgetsTheTextThatWasNotNeededForLongest() {
        for (int i = 0; i < CountedTexts.MOST; i++) {
            texts.countTokens("text " + i);
        }
        texts.countTokens("text 0");
        texts.countTokens("one more");
        counted.clear();

        texts.countTokens("text 0");
        texts.countTokens("text 1");

        assertEquals(List.of("text 1"), counted);
    }

    @Test
    void doesNotKeepLongTexts() {
        var longest = "a".repeat(CountedTexts.LONGEST);
        var longer = longest + "a";
        for (int i = 0; i < 2; i++) {
            assertEquals(2 * longest.length(), texts.countTokens(longest));
            assertEquals(2 * longer.length(), texts.countTokens(longer));
        }

        assertEquals(
                List.of(longest.length(), longer.length(), longer.length()),
                counted.stream().map(String::length).toList());
    }
}
