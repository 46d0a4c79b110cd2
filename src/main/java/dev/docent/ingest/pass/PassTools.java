package dev.docent.ingest.pass;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.read.DocumentReader;
import java.util.function.BooleanSupplier;

/**
 * The tools of a pass over the sources. Used by the one thread of the pass.
 *
 * @param reader splits files into chunks
 * @param vectors gives the chunks in the index their vectors
 * @param index is brought up to date
 * @param pace decides when the work becomes visible
 * @param folders hears which folders are read
 * @param stopped whether the pass must end early
 */
public record PassTools(
        DocumentReader reader,
        EmbeddingPass vectors,
        ChunkIndex index,
        Pace pace,
        FolderListener folders,
        BooleanSupplier stopped) {}
