package dev.docent.ingest.watch;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Collects changes until nothing has changed for a second, but ten seconds at most, because one edit or one checkout makes many
 * changes. If changes go on after that, it waits twice as long each time, ten seconds at most, until a minute is quiet: a log that
 * grows must not keep Docent busy, least of all Docent's own. Of each source it keeps one path, which contains all that changed.
 * Thread-safe.
 */
final class QuietPeriod {
    /** How long nothing may have changed at first. */
    static final Duration SILENCE = Duration.ofSeconds(1);
    /** After this time without changes, the first silence is enough again. */
    static final Duration CALM = Duration.ofMinutes(1);
    /** How long changes are collected at most. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final ScheduledExecutorService timers;
    private final LongSupplier nanoTime;
    private final Consumer<Map<String, String>> onQuiet;

    // Guarded by this.
    private Map<String, String> changed = new TreeMap<>();
    private long first;
    private long last;
    private boolean waiting;
    private Duration silence = SILENCE;
    /** Whether the silence is to be doubled, because a look at changes was not long ago. */
    private boolean again;

    private long lastQuiet;

    /** @param onQuiet gets the path that contains all changes of each source, by the name of the source */
    QuietPeriod(ScheduledExecutorService timers, LongSupplier nanoTime, Consumer<Map<String, String>> onQuiet) {
        this.timers = timers;
        this.nanoTime = nanoTime;
        this.onQuiet = onQuiet;
    }

    /** Notes a change of a file or folder; the empty path is the source itself. */
    synchronized void changed(String source, String path) {
        last = nanoTime.getAsLong();
        if (changed.isEmpty()) {
            first = last;
            if (again && last - lastQuiet >= CALM.toNanos()) {
                silence = SILENCE;
                again = false;
            }
        }
        changed.merge(source, path, QuietPeriod::common);
        if (!waiting) {
            waitFor(silence.toNanos());
        }
    }

    /** Returns the path if both are the same, otherwise the nearest folder that contains both. */
    static String common(String path, String other) {
        String common = path;
        while (!common.isEmpty() && !other.equals(common) && !other.startsWith(common + "/")) {
            common = common.substring(0, Math.max(0, common.lastIndexOf('/')));
        }
        return common;
    }

    private void waitFor(long nanos) {
        try {
            var unused = timers.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
            waiting = true;
        } catch (RejectedExecutionException e) {
            changed.clear(); // Docent is shutting down.
        }
    }

    private void check() {
        Map<String, String> quiet;
        synchronized (this) {
            waiting = false;
            long now = nanoTime.getAsLong();
            long left = Math.min(silence.toNanos() - (now - last), LONGEST.toNanos() - (now - first));
            if (changed.isEmpty()) {
                return;
            }
            if (left > 0) {
                waitFor(left);
                return;
            }
            quiet = changed;
            changed = new TreeMap<>();
            silence = again ? longer(silence) : SILENCE;
            again = true;
            lastQuiet = now;
        }
        onQuiet.accept(quiet);
    }

    private static Duration longer(Duration silence) {
        var twice = silence.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    /** Forgets what has changed. */
    synchronized void clear() {
        changed.clear();
    }
}
