package dev.docent.conversation;

import dev.docent.journal.Frame;
import java.util.List;

/**
 * What has come to a running turn since its last part. Parts of a turn follow each other without a hole; they may overlap,
 * because a part whose writing failed comes again with more.
 *
 * @param journal the number under which the frames of the turn are kept, see {@link ConversationStore#begin}
 * @param firstFrame the number of its first frame, from 1
 * @param frames the frames, in their order
 */
public record TurnPart(long journal, int firstFrame, List<Frame> frames) {
    public TurnPart {
        frames = List.copyOf(frames);
    }

    /** Returns the number of the last frame; that of the frame before the first when it is empty. */
    public int lastFrame() {
        return firstFrame + frames.size() - 1;
    }
}
