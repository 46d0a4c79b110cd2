package dev.docent.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has counted so far; null if it has not said.
 *
 * @param input the tokens of the prompt, including those from the provider's cache
 * @param output the tokens of the answer; some providers leave out those of the reasoning
 * @param total the sum that the provider states
 * @param cached the tokens of the prompt that came from the provider's cache
 * @param written the tokens of the prompt that the provider has stored in its cache; those in {@code cached} are others
 */
record Counts(
        @Nullable Long input,
        @Nullable Long output,
        @Nullable Long total,
        @Nullable Long cached,
        @Nullable Long written) {
    static final Counts NONE = new Counts(null, null, null, null, null);

    /** Creates the counts of a provider that does not say what it stores in its cache. */
    Counts(@Nullable Long input, @Nullable Long output, @Nullable Long total, @Nullable Long cached) {
        this(input, output, total, cached, null);
    }

    /** Creates the counts of a provider that states neither a sum nor cached tokens. */
    Counts(@Nullable Long input, @Nullable Long output) {
        this(input, output, null, null);
    }

    /** Returns these counts updated with later ones. A total belongs only to the counts that came with it. */
    Counts then(Counts later) {
        boolean counted = later.input != null || later.output != null;
        return new Counts(
                later.input == null ? input : later.input,
                later.output == null ? output : later.output,
                counted || later.total != null ? later.total : total,
                later.cached == null ? cached : later.cached,
                later.written == null ? written : later.written);
    }

    /**
     * Returns the tokens of the answer, including reasoning. xAI does not count reasoning as output, although it is most of the
     * cost. Only the total includes it.
     */
    Optional<Long> wholeOutput() {
        if (input == null || output == null || total == null) {
            return Optional.ofNullable(output);
        }
        return Optional.of(Math.max(output, total - input));
    }
}
