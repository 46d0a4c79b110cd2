package dev.docent.testing;

import java.util.stream.IntStream;

/**
 * How many cases of an exhaustive test run: all in {@code .ci/test}, every nth while you work. The stride is a prime,
 * so that the cases do not follow a pattern of the input. Each test starts at a different case.
 */
public final class Stride {
    /** The system property; 1 runs every case. */
    public static final String PROPERTY = "test.stride";

    private static final int INNER_LOOP = 31;

    private Stride() {}

    /** Returns the stride. */
    public static int length() {
        return Integer.getInteger(PROPERTY, INNER_LOOP);
    }

    /** Returns how many of this many random trials run: all, or every nth. At least one runs. */
    public static int trials(int all) {
        return part(all);
    }

    /**
     * Returns how large a hostile input is. The time that an input takes shows only when it is large, so that every nth
     * has its whole size. The others are an nth as large: What else is wrong shows in them too.
     *
     * @param name decides whether the size is whole
     */
    public static int size(int whole, String name) {
        return Math.floorMod(name.hashCode(), length()) == 0 ? whole : part(whole);
    }

    /** Returns a {@link #size} that is beyond a limit, however long the stride is. */
    public static int beyond(int limit, int whole, String name) {
        return Math.max(limit + 1, size(whole, name));
    }

    private static int part(int all) {
        return (all + length() - 1) / length();
    }

    /**
     * Returns the numbers from 0 to a limit, both inclusive, that run. The limit always runs, because most faults are
     * at an end.
     *
     * @param name decides where it starts; different in tests of the same length
     */
    public static IntStream upTo(int limit, String name) {
        return below(limit + 1, name);
    }

    /** Returns the numbers below a limit that run, as {@link #upTo} does. */
    public static IntStream below(int limit, String name) {
        int first = Math.floorMod(name.hashCode(), length());
        return IntStream.range(0, limit).filter(i -> i % length() == first || i == limit - 1);
    }
}
