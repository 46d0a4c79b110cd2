package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames that end one answer. They are worked out once and appended once, however often either of the two fails. Only
 * used by the thread that closes the answer, see {@link AnswerState#close}.
 */
final class LastFrames {
    private final Journal<Frame> journal;
    private final AnswerState state;
    private final Bookmark bookmark;
    private Ending.@Nullable Result result;
    private int appended;

    LastFrames(Journal<Frame> journal, AnswerState state, Bookmark bookmark) {
        this.journal = journal;
        this.state = state;
        this.bookmark = bookmark;
    }

    /** Returns what follows from the end; the same each time. */
    Ending.Result result(Clock clock) {
        var known = result;
        if (known == null) {
            known = state.ending().of(bookmark.turn(), journal.framesAfter(0, before()), clock.instant());
            result = known;
        }
        return known;
    }

    /** Returns the number of the last frame before these. */
    int before() {
        return journal.size() - appended;
    }

    /**
     * Appends those that are missing. If they could not be worked out, the answer ends with an {@code error} that was created
     * in advance.
     */
    void append() {
        var all = all();
        for (var frame : all.subList(appended, all.size())) {
            journal.append(frame);
            appended++;
        }
    }

    private List<Frame> all() {
        if (result != null) {
            return result.lastFrames();
        }
        state.replaceEnding();
        return Outcome.BROKEN_FRAMES;
    }

    boolean areThere() {
        return journal.hasEnded();
    }

    /** Drops the text that was put together for the database. */
    void forget() {
        result = null;
    }
}
