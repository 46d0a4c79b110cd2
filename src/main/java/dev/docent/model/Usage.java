package dev.docent.model;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one answer.
 *
 * @param inputTokens tokens of the prompt
 * @param outputTokens tokens of the answer, including reasoning
 * @param estimated whether they were estimated here, from the length of the texts, because the provider did not count them
 * @param cost what they cost, if the model has a price
 * @param cachedInputTokens those tokens of the prompt that came from the provider's cache; null if it does not say
 */
public record Usage(
        long inputTokens,
        long outputTokens,
        boolean estimated,
        @Nullable Double cost,
        @Nullable Long cachedInputTokens) {
    /** Creates the counts of a provider that does not say what came from its cache. */
    public Usage(long inputTokens, long outputTokens, boolean estimated, @Nullable Double cost) {
        this(inputTokens, outputTokens, estimated, cost, null);
    }

    /** Creates the provider's counts for a model without a price. */
    public Usage(long inputTokens, long outputTokens) {
        this(inputTokens, outputTokens, false, null);
    }

    /** Returns the tokens of both. The cost is only known if both have one. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                estimated || other.estimated,
                cost == null || other.cost == null ? null : TokenPrice.rounded(cost + other.cost),
                sum(cachedInputTokens, other.cachedInputTokens));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Long.valueOf(one + other);
    }
}
