package dev.docent.ingest.status;

import org.jspecify.annotations.Nullable;

/**
 * When Docent looks at a source, and how fast it reads it. Immutable; its JSON is part of {@code GET /api/index} and
 * {@code GET /api/sources}. Times are ISO 8601 in UTC.
 *
 * @param lastLook when the last look at all of it ended, whether it succeeded or not; absent before the first
 * @param nextLook when the next one begins; absent if none is planned, and in {@code GET /api/index}
 * @param staleSince since when the index may be out of date; absent if the last look succeeded
 * @param failing whether its last two looks failed, or one if the index has nothing of it
 * @param passagesPerSecond how many passages are indexed in a second; absent unless it is being read
 * @param secondsLeft how long the rest will take; absent unless it is being read
 */
public record SourceTimes(
        @Nullable String lastLook,
        @Nullable String nextLook,
        @Nullable String staleSince,
        boolean failing,
        @Nullable Double passagesPerSecond,
        @Nullable Long secondsLeft) {
    /** Before the first look. */
    public static final SourceTimes NONE = new SourceTimes(null, null, null, false, null, null);

    SourceTimes withNext(@Nullable String next) {
        return new SourceTimes(lastLook, next, staleSince, failing, passagesPerSecond, secondsLeft);
    }
}
