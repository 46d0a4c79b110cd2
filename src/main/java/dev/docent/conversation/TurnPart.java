package dev.docent.conversation;

import java.util.List;
import java.util.Optional;

/**
 * What has come to a running turn since its last part. Parts of a turn follow each other without a hole; they may overlap,
 * for a part whose writing failed comes again with more behind it.
 *
 * @param answer the id of the answer
 * @param firstFrame the number of its first frame, from 1
 * @param layout the frames, see {@link Layout}
 * @param text the text of these frames
 * @param sources the frame {@code sources} as JSON, when it is among these frames
 * @param notices everything of the turn so far that its reader must know as one JSON array, when one is among these frames
 */
public record TurnPart(
        String answer, int firstFrame, String layout, String text, Optional<String> sources, Optional<String> notices) {
    /** Creates a part without a notice. */
    public TurnPart(String answer, int firstFrame, String layout, String text, Optional<String> sources) {
        this(answer, firstFrame, layout, text, sources, Optional.empty());
    }

    /** Returns the part that every turn begins with: its frame {@code start}. */
    public static TurnPart start(String answer) {
        var start = new Layout.Entry(Layout.Kind.START, 0);
        return new TurnPart(answer, 1, Layout.format(List.of(start)), "", Optional.empty());
    }
}
