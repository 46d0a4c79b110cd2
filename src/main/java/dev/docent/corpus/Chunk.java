package dev.docent.corpus;

import java.util.List;

/**
 * A piece of a document that is embedded, indexed and found as a unit. Immutable.
 *
 * @param location its document and lines
 * @param title the document's title
 * @param headings the path of headings or declarations above it
 * @param kind the kind of most of its lines
 * @param lead lines from above that are needed to understand its lines: the head of a table that it starts in the
 *     middle of; otherwise empty
 * @param text its lines, joined by {@code \n}
 */
public record Chunk(Location location, String title, List<String> headings, BlockKind kind, String lead, String text) {
    public Chunk {
        headings = List.copyOf(headings);
    }

    /** Creates a chunk without a lead. */
    public Chunk(Location location, String title, List<String> headings, BlockKind kind, String text) {
        this(location, title, headings, kind, "", text);
    }

    /** Returns the heading or declaration directly above it; the document's title if there is none. */
    public String heading() {
        return headings.isEmpty() ? title : headings.get(headings.size() - 1);
    }

    /** Returns another text, or the same one in another place, below the same headings and lead. */
    public Chunk at(Location place, String lines) {
        return new Chunk(place, title, headings, kind, lead, lines);
    }

    /** Returns the lead and the text. */
    public String readable() {
        return lead.isEmpty() ? text : lead + "\n" + text;
    }

    /**
     * Returns what is embedded: the heading path before the readable text. The path of the file is not in it, so that a file
     * that is moved or copied has the same vectors; a search finds the path by its words.
     */
    public String embeddedText() {
        return headings.isEmpty() ? readable() : String.join(" > ", headings) + "\n" + readable();
    }

    /** Returns the path and the heading path before the readable text. */
    public String textWithContext() {
        var context = new StringBuilder(location.path());
        for (var heading : headings) {
            context.append(" > ").append(heading);
        }
        return context.append('\n').append(readable()).toString();
    }
}
