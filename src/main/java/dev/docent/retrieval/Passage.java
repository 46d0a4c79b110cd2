package dev.docent.retrieval;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import java.util.List;

/**
 * A continuous piece of a document that may answer the question: one chunk, or neighbouring chunks joined. Immutable.
 *
 * @param location its document, the version of that in its source, if it is known, and its lines
 * @param title the document's title
 * @param headings the path of headings or declarations of its first chunk
 * @param kind what most of it is made of
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

    /** Makes one that is understood alone. */
    public Passage(Location location, String title, List<String> headings, BlockKind kind, String text, double score) {
        this(location, title, headings, kind, "", text, score);
    }

    /** Returns the text with what it cannot be understood without: what a model and a reader are shown. */
    public String readable() {
        return lead.isEmpty() ? text : lead + "\n" + text;
    }
}
