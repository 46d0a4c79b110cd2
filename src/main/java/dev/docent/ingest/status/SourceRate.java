package dev.docent.ingest.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast a source is read, by what was done in the last half minute. One thread. */
final class SourceRate {
    /** How far back it looks. Files that the index already has go quickly, so a mean over the whole pass would mislead. */
    private static final Duration WINDOW = Duration.ofSeconds(30);
    /** Over less time, nothing is said. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private record Sample(Instant at, int files, int passages) {}

    /** The oldest first, at least a second apart. */
    private final Deque<Sample> samples = new ArrayDeque<>();

    void begin(Instant now) {
        samples.clear();
        samples.add(new Sample(now, 0, 0));
    }

    /** Notes how many files and passages were done since the beginning. */
    void note(Instant now, int files, int passages) {
        if (samples.isEmpty() || now.isBefore(samples.getLast().at().plus(SHORTEST))) {
            return;
        }
        samples.addLast(new Sample(now, files, passages));
        while (samples.size() > 2 && samples.getFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
    }

    /** Returns the passages in a second, with one decimal; empty if it is too early to tell. */
    Optional<Double> passagesPerSecond() {
        if (samples.size() < 2) {
            return Optional.empty();
        }
        int passages = samples.getLast().passages() - samples.getFirst().passages();
        return Optional.of(Math.round(10 * passages / seconds()) / 10.0);
    }

    /** Returns how long the remaining files will take; empty if nothing was done lately, or if it is too early to tell. */
    Optional<Long> secondsFor(int filesLeft) {
        int files = samples.isEmpty()
                ? 0
                : samples.getLast().files() - samples.getFirst().files();
        return files <= 0 ? Optional.empty() : Optional.of(Math.round(filesLeft * seconds() / files));
    }

    private double seconds() {
        return Duration.between(samples.getFirst().at(), samples.getLast().at()).toMillis() / 1000.0;
    }
}
