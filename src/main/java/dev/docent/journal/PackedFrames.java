package dev.docent.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some frames of a journal in little memory: about two bytes and the text for each delta, where a frame of its own takes ninety.
 * The deltas of the answer and of the thinking lie one behind the other in one string; other frames, and long deltas, are
 * kept as they are. Immutable.
 */
final class PackedFrames {
    /** Deltas of more characters are kept as they are, so that an end fits into a {@code char}: 1024. */
    private static final int LONGEST = 1024;

    private final String text;
    private final char[] ends;
    private final Frame @Nullable [] asTheyAre;
    private final int reasoning;

    /** Packs up to 32 frames: one bit for each tells the kind of its delta. */
    PackedFrames(List<NumberedFrame> frames) {
        if (frames.size() > Integer.SIZE) {
            throw new IllegalArgumentException("frames (" + frames.size() + ") must be at most " + Integer.SIZE);
        }
        var deltas = new StringBuilder();
        ends = new char[frames.size()];
        Frame[] others = null;
        int bits = 0;
        for (int i = 0; i < ends.length; i++) {
            var frame = frames.get(i).frame();
            var delta = delta(frame);
            if (delta == null) {
                others = others == null ? new Frame[ends.length] : others;
                others[i] = frame;
            } else {
                deltas.append(delta);
                bits |= frame instanceof Frame.Reasoning ? 1 << i : 0;
            }
            ends[i] = (char) deltas.length();
        }
        text = deltas.toString();
        asTheyAre = others;
        reasoning = bits;
    }

    private static @Nullable String delta(Frame frame) {
        String delta = null;
        if (frame instanceof Frame.Text text) {
            delta = text.text();
        } else if (frame instanceof Frame.Reasoning thought) {
            delta = thought.text();
        }
        return delta == null || delta.length() > LONGEST ? null : delta;
    }

    /** Returns a frame by its place among these, from 0. */
    Frame get(int index) {
        if (asTheyAre != null && asTheyAre[index] != null) {
            return asTheyAre[index];
        }
        var delta = text.substring(index == 0 ? 0 : ends[index - 1], ends[index]);
        return (reasoning & 1 << index) == 0 ? new Frame.Text(delta) : new Frame.Reasoning(delta);
    }
}
