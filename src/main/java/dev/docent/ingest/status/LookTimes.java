package dev.docent.ingest.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a source was looked at, and since when that fails. One thread. */
final class LookTimes {
    /** How many looks in a row must fail before readers are told, if the index has something of the source. */
    private static final int FAILING = 2;

    private @Nullable Instant last;
    private @Nullable Instant lastWhole;
    private @Nullable Instant staleSince;
    private int failures;

    /** Notes a look at all of the source. */
    void succeeded(Instant now) {
        last = now;
        lastWhole = now;
        staleSince = null;
        failures = 0;
    }

    /** Notes a look that could not read the source. */
    void failed(Instant now) {
        last = now;
        failures++;
        if (staleSince == null) {
            staleSince = lastWhole == null ? now : lastWhole;
        }
    }

    /** Returns when the last look ended; empty before the first. */
    Optional<String> last() {
        return text(last);
    }

    /** Returns since when the index may be out of date, if the last look failed. */
    Optional<String> staleSince() {
        return text(staleSince);
    }

    /** @param empty whether the index has nothing of the source, so that its first failure matters */
    boolean isFailing(boolean empty) {
        return failures >= FAILING || (failures > 0 && empty);
    }

    private static Optional<String> text(@Nullable Instant time) {
        return Optional.ofNullable(time)
                .map(it -> it.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
