package dev.docent.bench;

/** Delays in microseconds, counted in steps of 10 µs up to one second. One thread at a time. */
final class Delays {
    private static final int STEP = 10;

    private final int[] counts = new int[1_000_000 / STEP + 1];
    private long total;

    void add(long micros) {
        counts[(int) Math.min(counts.length - 1, micros / STEP)]++;
        total++;
    }

    long count() {
        return total;
    }

    /** Returns the delay in microseconds that this share of all does not exceed; 0 if there are none. */
    long quantile(double share) {
        long rest = (long) Math.ceil(total * share);
        for (int i = 0; i < counts.length; i++) {
            rest -= counts[i];
            if (rest <= 0) {
                return (long) i * STEP + STEP / 2;
            }
        }
        return 0;
    }
}
