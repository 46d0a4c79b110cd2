package dev.docent.provider;

import java.util.Set;

/**
 * What one provider does otherwise than its protocol says. Immutable.
 *
 * @param omitted fields that are left out of the request's body, for a server that refuses them; a dot in a name leads into an
 *     object
 * @param thinkingBegun whether an answer's text begins inside the model's thinking, without {@code <think>}: the template of some
 *     models writes that tag into the prompt, so that only {@code </think>} comes
 */
public record Quirks(Set<String> omitted, boolean thinkingBegun) {
    /** Keeps to its protocol. */
    public static final Quirks NONE = new Quirks(Set.of(), false);

    public Quirks {
        omitted = Set.copyOf(omitted);
    }
}
