package dev.docent.answer;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.util.List;

/**
 * The journal of an answer that is no longer in memory, made from its stored frames, so that a reader continues where it was.
 * Text frames that a stop has taken back stay, but empty.
 *
 * <p>A reader may have seen more of an interrupted answer than was stored. It keeps what it has and gets only the last frame,
 * with the number after its position.
 */
final class Replay {
    private Replay() {}

    /**
     * Returns the journal.
     *
     * @param frames all that are stored
     * @param after the number of the last frame that the reader has seen
     */
    static Journal<Frame> of(Turn turn, List<Frame> frames, int after) {
        boolean whole = endsWithLast(frames);
        boolean nothingNew = !whole && after > frames.size();
        var journal = new Journal<>(Frame.CODEC, nothingNew ? after : 0);
        if (!nothingNew) {
            appendStored(frames, turn.text().length(), journal);
        }
        if (!whole) {
            journal.append(last(turn));
        }
        return journal;
    }

    private static boolean endsWithLast(List<Frame> frames) {
        return !frames.isEmpty() && Frame.CODEC.isLast(frames.get(frames.size() - 1));
    }

    private static void appendStored(List<Frame> frames, int textLength, Journal<Frame> journal) {
        int left = textLength;
        for (var frame : frames) {
            if (frame instanceof Frame.Text delta && delta.text().length() > left) {
                journal.append(new Frame.Text(delta.text().substring(0, left)));
                left = 0;
            } else {
                journal.append(frame);
                left -= frame instanceof Frame.Text delta ? delta.text().length() : 0;
            }
        }
    }

    /** Returns the frame that ended the turn. If the end of its process cut it off, the frame says that it was interrupted. */
    private static Frame last(Turn turn) {
        return endsWithLast(turn.frames())
                ? turn.frames().get(turn.frames().size() - 1)
                : Outcome.stopped(Stop.SHUTDOWN, Outcome.Facts.NONE).lastFrame(turn.text());
    }
}
