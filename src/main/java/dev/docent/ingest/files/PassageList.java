package dev.docent.ingest.files;

import dev.docent.corpus.Chunk;
import dev.docent.index.EmbeddedChunk;
import java.util.List;

/**
 * The passages of a document. Immutable; its JSON is part of {@code GET /api/index/files/why}.
 *
 * @param total how many there are
 * @param passages the first 200
 */
public record PassageList(int total, List<PassageLines> passages) {
    /** The most passages that are listed: 200. Further ones are only counted. */
    public static final int MOST = 200;

    /**
     * A passage.
     *
     * @param start its first line in the text of the document, counted from 1
     * @param end its last line, inclusive
     * @param name where it is, for people: {@code a.md:1-20}, {@code a.pdf, page 3}
     * @param headings the headings above it, the outermost first
     */
    public record PassageLines(int start, int end, String name, List<String> headings) {
        public PassageLines {
            headings = List.copyOf(headings);
        }

        static PassageLines of(Chunk chunk) {
            var location = chunk.location();
            return new PassageLines(location.startLine(), location.endLine(), location.toString(), chunk.headings());
        }
    }

    public PassageList {
        passages = List.copyOf(passages);
    }

    static PassageList of(List<EmbeddedChunk> chunks) {
        return new PassageList(
                chunks.size(),
                chunks.stream()
                        .limit(MOST)
                        .map(EmbeddedChunk::chunk)
                        .map(PassageLines::of)
                        .toList());
    }
}
