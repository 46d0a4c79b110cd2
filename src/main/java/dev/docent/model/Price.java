package dev.docent.model;

/**
 * What a model costs for a million tokens, in whatever currency.
 *
 * @param input for tokens of the prompt
 * @param output for tokens of the answer
 */
public record Price(double input, double output) {
    private static final double MILLION = 1_000_000;

    double of(long inputTokens, long outputTokens) {
        return (inputTokens * input + outputTokens * output) / MILLION;
    }
}
