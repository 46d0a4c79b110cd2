package dev.docent.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has counted so far; null is what it has not said.
 *
 * @param input the tokens of the prompt, those from its cache included
 * @param output the tokens of the answer; some leave out those of thinking
 * @param total all of it, as the provider adds it up
 * @param cached those of the prompt that came from the provider's cache
 */
record Counts(
        @Nullable Long input,
        @Nullable Long output,
        @Nullable Long total,
        @Nullable Long cached) {
    static final Counts NONE = new Counts(null, null, null, null);

    /** Creates the counts of a provider that neither adds them up nor has a cache. */
    Counts(@Nullable Long input, @Nullable Long output) {
        this(input, output, null, null);
    }

    /** Returns these counts with later ones. A total belongs to the counts beside it and to no others. */
    Counts then(Counts later) {
        boolean counted = later.input != null || later.output != null;
        return new Counts(
                later.input == null ? input : later.input,
                later.output == null ? output : later.output,
                counted || later.total != null ? later.total : total,
                later.cached == null ? cached : later.cached);
    }

    /**
     * Returns the tokens of the answer with those of thinking. xAI does not include them in its count, although they are most of
     * the cost; only the total has them.
     */
    Optional<Long> wholeOutput() {
        if (input == null || output == null || total == null) {
            return Optional.ofNullable(output);
        }
        return Optional.of(Math.max(output, total - input));
    }
}
