package dev.docent.source.git;

import dev.docent.threads.Timers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long. Thread-safe. */
@FunctionalInterface
public interface Alarm {
    /** In real time, with a thread that ends with it. */
    Alarm REAL = (after, action) -> {
        var timers = new Timers("docent-git", 1);
        var unused = timers.scheduler().schedule(action, after.toNanos(), TimeUnit.NANOSECONDS);
        return timers::close;
    };

    /** Does something after a time, unless it is switched off before. */
    AlarmSwitch set(Duration after, Runnable action);

    /** Switches an alarm off. */
    interface AlarmSwitch extends AutoCloseable {
        @Override
        void close();
    }
}
