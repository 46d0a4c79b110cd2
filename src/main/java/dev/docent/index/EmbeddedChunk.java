package dev.docent.index;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import org.jspecify.annotations.Nullable;

/**
 * A chunk with its vector, if it has one. The array is not copied.
 *
 * @param chunk what a search finds
 * @param vector the embedding of {@link Chunk#embeddedText()}; null if only words find the chunk
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared. A copy of each vector would double the write side's memory.
public record EmbeddedChunk(Chunk chunk, float @Nullable [] vector) {
    /**
     * Checks that it may be put into the index.
     *
     * @param dimensions the length of a vector; 0 if it is not known yet
     * @throws IllegalArgumentException if it belongs to another document, or its vector has another length
     */
    void check(Document document, int dimensions) {
        var location = chunk.location();
        if (!location.path().equals(document.path())) {
            throw new IllegalArgumentException("chunk " + location + " does not belong to document " + document.path());
        }
        if (vector != null && dimensions > 0 && vector.length != dimensions) {
            throw new IllegalArgumentException("the vector of chunk " + location + " has " + vector.length
                    + " dimensions and must have " + dimensions);
        }
    }
}
