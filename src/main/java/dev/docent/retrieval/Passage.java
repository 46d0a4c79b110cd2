package dev.docent.retrieval;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import java.util.List;

/**
 * A continuous piece of a document that may answer the question. Immutable.
 *
 * @param chunk one chunk, or several adjacent ones; its location has the document's revision, if it is known
 * @param score between 0 and 1, comparable within one retrieval only
 */
public record Passage(Chunk chunk, double score) {
    /** Creates a passage without a lead. */
    public Passage(Location location, String title, List<String> headings, BlockKind kind, String text, double score) {
        this(new Chunk(location, title, headings, kind, text), score);
    }

    /** Returns its document, the document's revision if it is known, and its lines. */
    public Location location() {
        return chunk.location();
    }

    /** Returns the document's title. */
    public String title() {
        return chunk.title();
    }

    /** Returns the path of headings or declarations of its first chunk. */
    public List<String> headings() {
        return chunk.headings();
    }

    /** Returns the kind of its best chunk. */
    public BlockKind kind() {
        return chunk.kind();
    }

    /** Returns its lines, joined by {@code \n}; exactly the lines of the location. */
    public String text() {
        return chunk.text();
    }

    /** Returns the lead and the text, as models and readers see them. */
    public String readable() {
        return chunk.readable();
    }
}
