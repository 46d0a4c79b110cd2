package dev.docent.index;

import dev.docent.corpus.Chunk;

/**
 * A chunk with its vector. The array is not copied.
 *
 * @param chunk what a search finds
 * @param vector the embedding of {@link Chunk#textWithContext()}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared. A copy of each vector would double the write side's memory.
public record EmbeddedChunk(Chunk chunk, float[] vector) {}
