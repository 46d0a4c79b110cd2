package dev.docent.retrieval;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A continuous piece of a document that may answer the question. Immutable.
 *
 * @param chunk one chunk, or several adjacent ones, with the headings above the first; its location has the document's
 *     revision, if it is known
 * @param found the best of these chunks: what names the passage, and is shown first
 * @param score between 0 and 1, comparable within one retrieval only
 */
public record Passage(Chunk chunk, Chunk found, double score) {
    /** Creates a passage of one chunk. */
    public Passage(Chunk chunk, double score) {
        this(chunk, chunk, score);
    }

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

    /** Returns the path of headings or declarations of its best chunk. */
    public List<String> headings() {
        return found.headings();
    }

    /** Returns the kind of its best chunk. */
    public BlockKind kind() {
        return found.kind();
    }

    /** Returns its lines, joined by {@code \n}; exactly the lines of the location. */
    public String text() {
        return chunk.text();
    }

    /** Returns its lines from the best chunk on, with the lead of that. */
    public String readableFromFound() {
        int start = chunk.text().indexOf(found.text());
        return start <= 0
                ? readable()
                : found.at(found.location(), chunk.text().substring(start)).readable();
    }

    /** Returns the same passage under another path, or at another revision. */
    public Passage at(String path, @Nullable String revision) {
        return new Passage(at(chunk, path, revision), at(found, path, revision), score);
    }

    private static Chunk at(Chunk chunk, String path, @Nullable String revision) {
        return chunk.at(new Location(path, revision, chunk.location().span()), chunk.text());
    }

    /** Returns the lead and the text, as models and readers see them. */
    public String readable() {
        return chunk.readable();
    }
}
