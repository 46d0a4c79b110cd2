package dev.docent.ingest.pass;

import dev.docent.corpus.Chunk;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;

/** The vectors that the index has already: those of chunks with the same text, whatever document they are in. */
final class KnownVectors {
    private KnownVectors() {}

    /** Returns the chunk with its vector if the index knows it, otherwise without. */
    static EmbeddedChunk of(Chunk chunk, ChunkIndex index) {
        return new EmbeddedChunk(chunk, index.vector(chunk.embeddedText()).orElse(null));
    }
}
