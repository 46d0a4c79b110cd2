package dev.docent.model;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one answer.
 *
 * @param inputTokens tokens of the prompt
 * @param outputTokens tokens of the answer, including reasoning
 * @param estimated whether they were estimated here, from the length of the texts, because the provider did not count them
 * @param cost what they cost, if the model has a price
 */
public record Usage(
        long inputTokens,
        long outputTokens,
        boolean estimated,
        @Nullable Double cost) {
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
                cost == null || other.cost == null ? null : TokenPrice.rounded(cost + other.cost));
    }
}
