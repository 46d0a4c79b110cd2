package dev.docent.source.web;

import dev.docent.source.FileFormats;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all web sites are read with. Thread-safe.
 *
 * @param clients creates the client of a walk, which closes it
 * @param pause waits between requests
 * @param clock says when a walk takes too long
 * @param formats which files are read
 * @param folder where the memory of each site is kept; it need not exist. Null if nothing is kept
 */
public record WebTools(
        Supplier<WebClient> clients,
        Pause pause,
        Clock clock,
        FileFormats formats,
        @Nullable Path folder) {
    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        /** Waits in real time. */
        Pause REAL = (time, stopped) -> {
            var unused = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        };

        /** Returns after this time, or when the latch opens because Docent is shutting down. */
        void await(Duration time, CountDownLatch stopped) throws InterruptedException;
    }
}
