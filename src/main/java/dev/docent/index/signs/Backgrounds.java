package dev.docent.index.signs;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures the background of questions with some of the vectors that they are compared with. These are taken once for each state of
 * an index. Thread-safe.
 */
public final class Backgrounds {
    /** How many vectors are looked at: 256, which takes 0.05 ms a question and 400 KB. */
    public static final int SIZE = 256;

    /** Fewer vectors than this do not show how far apart texts are. */
    public static final int FEWEST = 16;

    /** Takes vectors out of an index. */
    @FunctionalInterface
    public interface Sampling {
        /** Returns at most this many: of the same texts always the same ones, and of others as good as random ones. */
        List<float[]> take(int most) throws IOException;
    }

    private record Sample(Object state, List<float[]> vectors) {}

    private volatile @Nullable Sample last;

    /**
     * Returns the background of a question.
     *
     * @param state equal to another one if the vectors are the same
     * @param sampling asked for vectors if the state is not that of the last call
     */
    public Background of(float[] question, Object state, Sampling sampling) throws IOException {
        var vectors = vectors(state, sampling);
        return vectors.size() < FEWEST ? Background.UNMEASURED : Background.of(question, vectors);
    }

    private List<float[]> vectors(Object state, Sampling sampling) throws IOException {
        var known = last;
        if (known != null && known.state().equals(state)) {
            return known.vectors();
        }
        var taken = new Sample(state, List.copyOf(sampling.take(SIZE)));
        last = taken;
        return taken.vectors();
    }
}
