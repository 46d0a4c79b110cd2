package dev.docent.conversation;

import dev.docent.journal.Frame;
import java.util.List;

/**
 * The frames that a running turn has written since its last part. Parts of a turn have no gaps, but may overlap: a part that
 * could not be stored is written again, with more frames. Immutable.
 *
 * @param journal the number under which the frames of the turn are kept, see {@link StoredTurn#journal}
 * @param firstFrame the number of its first frame, from 1
 * @param frames the frames, in their order
 */
public record TurnPart(long journal, int firstFrame, List<Frame> frames) {
    public TurnPart {
        frames = List.copyOf(frames);
    }

    /** Returns the number of the last frame; if there is none, the number before the first frame. */
    public int lastFrame() {
        return firstFrame + frames.size() - 1;
    }
}
