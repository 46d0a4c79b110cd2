package dev.docent.model;

import java.time.Duration;

/**
 * Another try of an answer of which nothing has been said yet.
 *
 * @param attempt the number of the try that follows, 2 for the second
 * @param delay how long it is waited for
 * @param model the name of the model that is asked then
 * @param cause why the last one failed
 */
public record Retry(int attempt, Duration delay, String model, ModelException cause) {}
