package dev.docent.source;

import java.time.Duration;

/**
 * A source with what its settings say about it. Immutable.
 *
 * @param interval from the end of a pass over it to the start of the next one; zero for never
 * @param priority among equally good passages, those of the source with the higher one come first
 */
public record ConfiguredSource(Source source, Duration interval, int priority) {}
