package dev.docent.retrieval;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import java.util.List;

/**
 * A continuous piece of a document that may answer the question: one chunk, or several adjacent ones. Immutable.
 *
 * @param location its document, the document's revision if it is known, and its lines
 * @param title the document's title
 * @param headings the path of headings or declarations of its first chunk
 * @param kind the kind of its best chunk
 * @param lead lines from above that are needed to understand its lines: the head of a table that it starts in the
 *     middle of; otherwise empty
 * @param text its lines, joined by {@code \n}; exactly the lines of {@code location}
 * @param score between 0 and 1, comparable within one retrieval only
 */
public record Passage(
        Location location,
        String title,
        List<String> headings,
        BlockKind kind,
        String lead,
        String text,
        double score) {
    public Passage {
        headings = List.copyOf(headings);
    }

    /** Creates a passage without a lead. */
    public Passage(Location location, String title, List<String> headings, BlockKind kind, String text, double score) {
        this(location, title, headings, kind, "", text, score);
    }

    /** Returns the lead and the text, as models and readers see them. */
    public String readable() {
        return lead.isEmpty() ? text : lead + "\n" + text;
    }
}
