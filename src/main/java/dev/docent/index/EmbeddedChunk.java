package dev.docent.index;

import dev.docent.corpus.Chunk;

/**
 * A chunk with its vector. The array is handed over, not copied.
 *
 * @param chunk what is found
 * @param vector the embedding of {@link Chunk#textWithContext()}
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Compared by nobody; a copy of each vector would double the write side's memory.
public record EmbeddedChunk(Chunk chunk, float[] vector) {}
