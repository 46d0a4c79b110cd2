package dev.docent.model;

/**
 * What a model costs per million tokens, in any currency.
 *
 * @param input for tokens of the prompt
 * @param cachedInput for those of them that come from the provider's cache
 * @param cacheWrite for those of them that the provider stores in its cache
 * @param output for tokens of the answer
 */
public record TokenPrice(double input, double cachedInput, double cacheWrite, double output) {
    private static final double MILLION = 1_000_000;

    /** The precision of a sum, so that 0.1 + 0.2 is 0.3: billionths. */
    private static final double DIGITS = 1e9;

    /** Creates the price of a provider that stores tokens in its cache for nothing. */
    public TokenPrice(double input, double cachedInput, double output) {
        this(input, cachedInput, input, output);
    }

    /** Creates a price that is the same whether tokens come from a cache or not. */
    public TokenPrice(double input, double output) {
        this(input, input, output);
    }

    /** Returns the price of an answer; the input tokens include those that came from the cache and went there. */
    public double of(long inputTokens, long cachedTokens, long writtenTokens, long outputTokens) {
        double sum = (inputTokens - cachedTokens - writtenTokens) * input
                + cachedTokens * cachedInput
                + writtenTokens * cacheWrite
                + outputTokens * output;
        return rounded(sum / MILLION);
    }

    static double rounded(double sum) {
        return Math.round(sum * DIGITS) / DIGITS;
    }
}
