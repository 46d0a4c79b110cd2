package dev.docent.source.web;

import dev.docent.http.Outgoing;
import dev.docent.ingest.read.Formats;
import dev.docent.source.SourceException;
import dev.docent.testing.ManualClock;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingVisitor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Walks through web sites as Docent does, with a clock that only moves when the walk pauses, or the test says so. */
public final class WebWalks {
    public static final WebLimits LIMITS =
            new WebLimits(20, 100, Duration.ofMillis(200), 100_000, Duration.ofMinutes(30));

    private final ManualScheduler timers = new ManualScheduler();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final List<Duration> pauses = new ArrayList<>();
    private final @Nullable Path folder;

    /** @param folder where the memory is kept; null for nowhere */
    public WebWalks(@Nullable Path folder) {
        this.folder = folder;
    }

    public WebTools tools() {
        return new WebTools(
                () -> new WebClient(Outgoing.STRAIGHT, timers, () -> {}), this::pause, clock, Formats.all(), folder);
    }

    private void pause(Duration time, CountDownLatch stopped) {
        pauses.add(time);
        clock.advance(time);
    }

    public WebSource source(URI start, WebAccess access, WebLimits limits) {
        return new WebSource(new WebOptions("web", start, access, limits), tools());
    }

    public WebSource source(URI start) {
        return source(start, WebAccess.OPEN, LIMITS);
    }

    /** Walks through a site, a second after the last walk. */
    public RecordingVisitor walk(URI start) throws SourceException {
        return walk(source(start), new RecordingVisitor());
    }

    public RecordingVisitor walk(WebSource source, RecordingVisitor visitor) throws SourceException {
        clock.advance(Duration.ofSeconds(1));
        source.walk(visitor);
        return visitor;
    }

    /** Returns the pauses so far. */
    public List<Duration> pauses() {
        return pauses;
    }

    public ManualClock clock() {
        return clock;
    }

    public ManualScheduler timers() {
        return timers;
    }
}
