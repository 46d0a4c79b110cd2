package dev.docent.corpus;

import java.util.List;

/**
 * A piece of a document that is embedded, indexed and found as one. Immutable.
 *
 * @param location its document and lines
 * @param title the document's title
 * @param headings the path of headings or declarations above it
 * @param kind what most of it is made of
 * @param lead lines from above that are needed to understand its lines: the head of a table that it starts in the
 *     middle of; otherwise empty
 * @param text its lines, joined by {@code \n}
 */
public record Chunk(Location location, String title, List<String> headings, BlockKind kind, String lead, String text) {
    public Chunk {
        headings = List.copyOf(headings);
    }

    /** Makes one that is understood alone. */
    public Chunk(Location location, String title, List<String> headings, BlockKind kind, String text) {
        this(location, title, headings, kind, "", text);
    }

    /** Returns the text with what it cannot be understood without. */
    public String readable() {
        return lead.isEmpty() ? text : lead + "\n" + text;
    }

    /**
     * Returns what is embedded: path and heading path in front of the readable text. Measured, that context is the largest single
     * gain in retrieval.
     */
    public String textWithContext() {
        var context = new StringBuilder(location.path());
        for (var heading : headings) {
            context.append(" > ").append(heading);
        }
        return context.append('\n').append(readable()).toString();
    }
}
