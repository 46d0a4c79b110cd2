package dev.docent.ingest.pass;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.status.PassProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Decides when a pass makes its work visible and durable. One thread. */
public final class Pace {
    /** How long a change stays invisible at most while further changes come. */
    private static final Duration REFRESH = Duration.ofSeconds(1);
    /** How much work is lost at most if the process dies. */
    private static final Duration COMMIT = Duration.ofSeconds(30);

    private final ChunkIndex index;
    private final PassProgress progress;
    private final Clock clock;
    private Instant lastRefresh = Instant.MIN;
    private Instant lastCommit;
    private boolean unseen;

    public Pace(ChunkIndex index, PassProgress progress, Clock clock) {
        this.index = index;
        this.progress = progress;
        this.clock = clock;
        this.lastCommit = clock.instant();
    }

    /** Notes that the index has changed. */
    void changed() {
        unseen = true;
    }

    /** Refreshes or commits if it is time. */
    void mark() {
        var now = clock.instant();
        if (unseen && !now.isBefore(lastCommit.plus(COMMIT))) {
            commit();
        } else if (unseen && !now.isBefore(lastRefresh.plus(REFRESH))) {
            refresh();
        }
        progress.changed();
    }

    void refresh() {
        index.refresh();
        seen();
    }

    void commit() {
        index.commit();
        lastCommit = clock.instant();
        seen();
    }

    private void seen() {
        unseen = false;
        lastRefresh = clock.instant();
        progress.count(index);
    }
}
