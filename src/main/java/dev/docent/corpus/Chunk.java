package dev.docent.corpus;

import java.util.List;

/**
 * A piece of a document that is embedded, indexed and found as one. Immutable.
 *
 * @param location its document and lines
 * @param title the document's title
 * @param headings the path of headings or declarations it stands below
 * @param kind what most of it is made of
 * @param text its lines, joined by {@code \n}
 */
public record Chunk(Location location, String title, List<String> headings, BlockKind kind, String text) {
    public Chunk {
        headings = List.copyOf(headings);
    }

    /**
     * Returns what is embedded: path and heading path in front of the text. Measured, that context is the largest single
     * gain in retrieval.
     */
    public String textWithContext() {
        var context = new StringBuilder(location.path());
        for (var heading : headings) {
            context.append(" > ").append(heading);
        }
        return context.append('\n').append(text).toString();
    }
}
