package dev.docent.model;

import java.time.Duration;

/**
 * Another try of an answer that has no text yet.
 *
 * @param attempt the number of the next try, 2 for the second
 * @param delay the time until then
 * @param model the name of the model that is tried
 * @param cause why the last one failed
 */
public record Retry(int attempt, Duration delay, String model, ModelException cause) {}
