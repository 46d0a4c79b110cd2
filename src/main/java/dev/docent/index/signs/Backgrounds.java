package dev.docent.index.signs;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures the background of questions with some of the vectors that they are compared with. These are taken once for each state of
 * an index. Thread-safe.
 */
public final class Backgrounds {
    /** How many vectors are looked at, once for each state of an index: 256. */
    public static final int SIZE = 256;

    /** Fewer vectors than this do not show how far apart texts are. */
    public static final int FEWEST = 16;

    /** Takes vectors out of an index. */
    @FunctionalInterface
    public interface Sampling {
        /** Returns at most this many: of the same texts always the same ones, and of others as good as random ones. */
        List<float[]> take(int most) throws IOException;
    }

    /** The mean of the vectors in one state of the index; null if there are too few. */
    private static final class Sample {
        private final Object state;
        private final float @Nullable [] mean;

        Sample(Object state, float @Nullable [] mean) {
            this.state = state;
            this.mean = mean;
        }
    }

    private volatile @Nullable Sample last;

    /**
     * Returns the background of a question.
     *
     * @param state equal to another one if the vectors are the same
     * @param sampling asked for vectors if the state is not that of the last call
     */
    public Background of(float[] question, Object state, Sampling sampling) throws IOException {
        var mean = meanOf(state, sampling);
        return mean == null ? Background.UNMEASURED : Background.of(question, mean);
    }

    private float @Nullable [] meanOf(Object state, Sampling sampling) throws IOException {
        var known = last;
        if (known != null && known.state.equals(state)) {
            return known.mean;
        }
        var taken = new Sample(state, mean(sampling.take(SIZE)));
        last = taken;
        return taken.mean;
    }

    private static float @Nullable [] mean(List<float[]> vectors) {
        if (vectors.size() < FEWEST) {
            return null;
        }
        var sum = new double[vectors.get(0).length];
        for (var vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        var mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / vectors.size());
        }
        return mean;
    }
}
