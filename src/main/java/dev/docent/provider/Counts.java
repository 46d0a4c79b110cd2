package dev.docent.provider;

import java.util.Optional;

/**
 * What a provider has counted so far; empty is what it has not said.
 *
 * @param input the tokens of the prompt, those from its cache included
 * @param output the tokens of the answer; some leave out those of thinking
 * @param total all of it, as the provider adds it up
 * @param cached those of the prompt that came from the provider's cache
 */
record Counts(Optional<Long> input, Optional<Long> output, Optional<Long> total, Optional<Long> cached) {
    static final Counts NONE = new Counts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns the counts of a provider that neither adds them up nor has a cache. */
    static Counts of(Optional<Long> input, Optional<Long> output) {
        return new Counts(input, output, Optional.empty(), Optional.empty());
    }

    /** Returns these with what is said later; a total goes with the counts that stand beside it and with no others. */
    Counts then(Counts later) {
        boolean counted = later.input.isPresent() || later.output.isPresent();
        return new Counts(
                later.input.or(() -> input),
                later.output.or(() -> output),
                counted ? later.total : later.total.or(() -> total),
                later.cached.or(() -> cached));
    }

    /**
     * Returns the tokens of the answer, thinking included: xAI leaves that out of its count, and it is most of what costs; only
     * the total beside it tells.
     */
    Optional<Long> wholeOutput() {
        if (input.isEmpty() || output.isEmpty() || total.isEmpty()) {
            return output;
        }
        return Optional.of(Math.max(output.get(), total.get() - input.get()));
    }
}
