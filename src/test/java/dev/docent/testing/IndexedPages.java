package dev.docent.testing;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.Embedder;
import java.util.List;

/** Pages of one line, each with its vector, in an index of a test. */
public final class IndexedPages {
    private IndexedPages() {}

    /** Puts a page into the index. The index must be committed afterwards. */
    public static void put(ChunkIndex index, Embedder embedder, String source, String path, String title, String text) {
        var chunk = new Chunk(new Location(path, 1, 1), title, List.of(title), BlockKind.PROSE, text);
        var embedded = new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText()));
        index.put(source, "1", new Document(path, title, text, List.of()), List.of(embedded));
    }
}
