package dev.docent.provider;

import java.util.Set;

/**
 * How a provider deviates from its protocol. Immutable.
 *
 * @param omitted fields that are left out of the request's body because the server refuses them; a dot in a name leads into an
 *     object
 * @param thinkingBegun whether an answer's text begins inside the model's reasoning, without {@code <think>}: the templates of
 *     some models put that tag into the prompt, so only {@code </think>} comes
 */
public record Quirks(Set<String> omitted, boolean thinkingBegun) {
    /** No deviation. */
    public static final Quirks NONE = new Quirks(Set.of(), false);

    public Quirks {
        omitted = Set.copyOf(omitted);
    }
}
