package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import java.util.function.BooleanSupplier;

/**
 * What a pass over the sources works with. Used by the one thread of the pass.
 *
 * @param reader makes chunks of files
 * @param queue embeds the chunks and puts them into the index
 * @param index is brought up to date
 * @param pace decides when the work becomes visible
 * @param stopped whether the pass is to end early
 */
record PassTools(DocumentReader reader, DocumentQueue queue, ChunkIndex index, Pace pace, BooleanSupplier stopped) {}
