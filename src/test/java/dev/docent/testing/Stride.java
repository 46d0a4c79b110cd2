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
