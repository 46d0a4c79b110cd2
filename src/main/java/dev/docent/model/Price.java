package dev.docent.model;

/**
 * What a model costs for a million tokens, in whatever currency.
 *
 * @param input for tokens of the prompt
 * @param output for tokens of the answer
 */
public record Price(double input, double output) {
    private static final double MILLION = 1_000_000;

    /** What is told of a sum, so that 0.1 + 0.2 are 0.3: billionths. */
    private static final double DIGITS = 1e9;

    double of(long inputTokens, long outputTokens) {
        return Math.round((inputTokens * input + outputTokens * output) / MILLION * DIGITS) / DIGITS;
    }
}
