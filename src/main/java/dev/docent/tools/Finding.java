package dev.docent.tools;

import dev.docent.retrieval.Passage;
import java.util.List;

/**
 * What a tool found. Immutable.
 *
 * @param text the text for the model
 * @param passages the passages in it that the answer did not have before, numbered on from those that it had
 */
public record Finding(String text, List<Passage> passages) {
    public Finding {
        passages = List.copyOf(passages);
    }

    /** Creates what a tool says without a passage. */
    Finding(String text) {
        this(text, List.of());
    }
}
