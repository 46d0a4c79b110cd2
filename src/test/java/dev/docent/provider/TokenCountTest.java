package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.docent.model.ChatModelContract;
import dev.docent.model.TokenPrice;
import dev.docent.model.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCountTest {
    private static TokenCount counting(TokenPrice price) {
        return new TokenCount(ChatModelContract.PROMPT, price);
    }

    @ParameterizedTest
    @CsvSource({
        "32, 9, 135, 103", // xAI: without reasoning
        "32, 103, 135, 103", // OpenAI: with reasoning
        "32, 9,, 9",
        "32, 9, 20, 9",
        "32, 9, 0, 9"
    })
    void checksTheCountOfTheAnswerAgainstTheTotalBesideIt(Long input, Long output, Long total, long expected) {
        var count = counting(new TokenPrice(1, 2));
        count.counted(new Counts(input, output, total, null));
        assertEquals(new Usage(32, expected, false, (32 + 2 * expected) / 1e6), count.usage());
    }

    @Test
    void aTotalGoesWithNoOtherCountsThanItsOwn() {
        var count = counting(new TokenPrice(1, 2));
        count.counted(new Counts(5L, 1L, 100L, null));
        count.counted(new Counts(5L, 2L));
        assertEquals(2, count.usage().outputTokens());
    }

    @ParameterizedTest
    @CsvSource({"900, 0.000290", ", 0.001100", "2000, 0.000200", "-1, 0.001100"})
    void cachedTokensHaveTheirOwnPrice(Long cached, double expected) {
        var count = counting(new TokenPrice(1, 0.1, 2));
        count.counted(new Counts(1000L, 50L, 1050L, cached));
        assertEquals(expected, count.usage().cost());
    }

    /** Of 1000 tokens of the prompt, 100 were read from the cache, at a tenth, and some were written to it, at five quarters. */
    @ParameterizedTest
    @CsvSource({"400, 0.001110", ", 0.001010", "2000, 0.001235", "-1, 0.001010"})
    void tokensThatAreStoredInTheCacheHaveTheirOwnPrice(Long written, double expected) {
        var count = counting(new TokenPrice(1, 0.1, 1.25, 2));
        count.counted(new Counts(1000L, null, null, 100L, null));
        count.counted(new Counts(1000L, 50L, 1050L, null, written));
        assertEquals(expected, count.usage().cost());
    }

    @Test
    void saysHowManyTokensCameFromTheCache() {
        var count = counting(null);
        count.counted(new Counts(1000L, 50L));
        assertNull(count.usage().cachedInputTokens());
        count.counted(new Counts(1000L, 50L, null, 5000L));
        assertEquals(1000L, count.usage().cachedInputTokens(), "not more than there are");
        assertEquals(1000L, count.usage().plus(new Usage(1, 1)).cachedInputTokens());
        assertEquals(1000L, new Usage(1, 1).plus(count.usage()).cachedInputTokens());
        assertEquals(2000L, count.usage().plus(count.usage()).cachedInputTokens());
    }

    @Test
    void cachedTokensWithoutAPriceCostTheSame() {
        var count = counting(new TokenPrice(1, 2));
        count.counted(new Counts(1000L, 50L, 1050L, 900L));
        assertEquals(0.0011, count.usage().cost());
    }
}
