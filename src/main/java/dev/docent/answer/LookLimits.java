package dev.docent.answer;

import java.time.Duration;

/**
 * How far a model may look into the documents for one answer. At each limit it must answer with what it has.
 *
 * @param steps how many rounds of lookups there may be; 0 for none
 * @param maxTokens the most tokens of all results together
 * @param maxTime how long after the first question to the model it may still ask for something
 */
public record LookLimits(int steps, int maxTokens, Duration maxTime) {
    /** The defaults. */
    public static final LookLimits DEFAULT = new LookLimits(4, 8_000, Duration.ofSeconds(60));
}
