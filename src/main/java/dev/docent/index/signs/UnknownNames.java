package dev.docent.index.signs;

import java.util.List;

/**
 * What a question names that no document has. Immutable.
 *
 * @param names the names, as written in the question
 * @param share how much of the question's words they are, from 0 to 1; a rare word is more than a frequent one
 */
public record UnknownNames(List<String> names, double share) {
    /** Nothing is unknown. */
    public static final UnknownNames NONE = new UnknownNames(List.of(), 0);

    public UnknownNames {
        names = List.copyOf(names);
    }
}
