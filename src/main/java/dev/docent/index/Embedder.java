package dev.docent.index;

import dev.docent.corpus.TokenCounter;

/**
 * Turns text into a vector whose direction represents its meaning. Thread-safe.
 *
 * <p>Implementations return vectors of length 1. The vector of a text does not depend on what else is embedded at the
 * same time.
 */
public interface Embedder extends TokenCounter, AutoCloseable {
    /** Returns the name and version of the embedder. An index of another embedder is built again. */
    String id();

    /** Returns how many numbers a vector has. */
    int dimensions();

    /**
     * Returns the vector of a text. Text beyond the model's window is ignored. Blocks for as long as the model
     * computes: about 1 ms for a question, up to 30 ms for a chunk.
     */
    float[] embed(String text);

    @Override
    void close();
}
