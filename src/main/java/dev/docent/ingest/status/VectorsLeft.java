package dev.docent.ingest.status;

import org.jspecify.annotations.Nullable;

/**
 * How far the vectors are. Words find a passage before it has its vector. Immutable; its JSON is part of {@code GET /api/sources}.
 *
 * @param waiting how many passages wait for their vectors
 * @param passagesPerSecond how many get one in a second; absent unless vectors are being computed
 * @param secondsLeft how long the rest takes; absent unless vectors are being computed
 */
public record VectorsLeft(
        int waiting,
        @Nullable Double passagesPerSecond,
        @Nullable Long secondsLeft) {}
