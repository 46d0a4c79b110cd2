package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The frames that end one answer: worked out once, and appended once, however often either of the two fails. One thread at a
 * time, between {@link #enter} and {@link #leave}; nothing waits.
 */
final class LastFrames {
    private final Journal<Frame> journal;
    private final Supplier<Ending> ending;
    private final AtomicBoolean taken = new AtomicBoolean();
    private Ending.@Nullable Result result;
    private int appended;

    /**
     * Creates them for an answer that runs.
     *
     * @param ending says how the answer ends, once it is over
     */
    LastFrames(Journal<Frame> journal, Supplier<Ending> ending) {
        this.journal = journal;
        this.ending = ending;
    }

    /** Returns whether this thread, and no other, may go on until it calls {@link #leave}. */
    boolean enter() {
        return taken.compareAndSet(false, true);
    }

    void leave() {
        taken.set(false);
    }

    /** Returns what the end comes to; the same each time. */
    Ending.Result result(Clock clock) {
        var known = result;
        if (known == null) {
            known = ending.get().of(journal.framesAfter(0, before()), clock.instant());
            result = known;
        }
        return known;
    }

    boolean areKnown() {
        return result != null;
    }

    /** Returns the number of the last frame before these. */
    int before() {
        return journal.size() - appended;
    }

    /** Appends those that are missing; when they are not known, an {@code error} that is made already. */
    void append() {
        var known = result;
        List<Frame> all = known == null ? Outcome.BROKEN_FRAMES : known.lastFrames();
        for (var frame : all.subList(appended, all.size())) {
            journal.append(frame);
            appended++;
        }
    }

    boolean areThere() {
        return journal.hasEnded();
    }

    /** Lets go of the text that was put together for the database. */
    void forget() {
        result = null;
    }
}
