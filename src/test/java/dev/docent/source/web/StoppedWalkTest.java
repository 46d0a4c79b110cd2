package dev.docent.source.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.Outgoing;
import dev.docent.ingest.read.Formats;
import dev.docent.source.SourceException;
import dev.docent.testing.Gate;
import dev.docent.testing.ManualClock;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingVisitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of Docent ends a walk quietly, wherever it is. */
class StoppedWalkTest {
    private static final String NOT_TO_ITS_END = ": the site was not read to its end, because Docent is shutting down";

    @TempDir
    Path folder;

    private final TestSite site = new TestSite();
    private final AtomicReference<Runnable> duringPause = new AtomicReference<>(() -> {});
    private final WebSource source = new WebSource(
            new WebOptions("web", site.at("/"), WebAccess.OPEN, WebWalks.LIMITS),
            new WebTools(
                    () -> WebClient.of(Outgoing.STRAIGHT),
                    (time, stopped) -> duringPause.get().run(),
                    new ManualClock(Instant.parse("2026-01-02T03:04:05Z")),
                    Formats.all(),
                    null));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void stopBetweenTwoRequestsIsNoFailure() throws Exception {
        site.page("/", "a", "b").page("/a").page("/b");
        var pauses = new CountDownLatch(2); // One after robots.txt, and one after the start page.
        duringPause.set(() -> {
            pauses.countDown();
            if (pauses.getCount() == 0) {
                source.stop();
            }
        });

        var seen = walk();

        assertEquals(List.of("index.html"), seen.paths());
        assertEquals(List.of(NOT_TO_ITS_END), seen.failed());
        assertFalse(site.asked().contains("/a"));
        assertFalse(Thread.interrupted(), "the pass goes on in this thread, and stores what it has");
    }

    @Test
    void stopDuringARequestIsNoFailure() throws Exception {
        var slow = new Gate();
        site.page("/", "a").put("/a", (request, response, callback) -> slow.pass());
        var walk = CompletableFuture.supplyAsync(this::walkWithoutFailure);
        slow.awaitReached();
        try {
            source.stop();

            assertEquals(
                    List.of(NOT_TO_ITS_END),
                    walk.get(Patience.SECONDS, TimeUnit.SECONDS).failed());
        } finally {
            slow.open();
        }
    }

    @Test
    void stopWhileTheSiteIsOpenedIsNoFailure() throws Exception {
        site.page("/");
        duringPause.set(source::stop);

        assertEquals(List.of(NOT_TO_ITS_END), walk().failed());
        assertEquals(List.of(), site.asked());
    }

    @Test
    void laterWalksFailAtOnce() {
        source.stop();

        var failure = assertThrows(SourceException.class, this::walk);

        assertTrue(String.valueOf(failure.getMessage()).contains("because Docent is shutting down"), failure::toString);
        assertEquals(List.of(), site.headers());
    }

    @Test
    void aRenewedSiteIsReadAgain() throws Exception {
        site.page("/");
        source.stop();

        source.renew();

        assertEquals(List.of("index.html"), walk().paths());
    }

    private RecordingVisitor walk() throws SourceException {
        var seen = new RecordingVisitor();
        source.walk(seen);
        return seen;
    }

    private RecordingVisitor walkWithoutFailure() {
        try {
            return walk();
        } catch (SourceException e) {
            throw new AssertionError(e);
        }
    }
}
