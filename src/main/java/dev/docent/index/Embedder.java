package dev.docent.index;

import dev.docent.corpus.TokenCounter;
import java.util.List;

/**
 * Turns text into a vector whose direction represents its meaning. Thread-safe.
 *
 * <p>Implementations return vectors of length 1. The vector of a text does not depend on what else is embedded at the
 * same time. What cannot be embedded fails with an {@link EmbeddingException}; other exceptions are faults of the program.
 */
public interface Embedder extends TokenCounter, AutoCloseable {
    /** Returns the name and version of the embedder. An index keeps the vectors of each embedder apart. */
    String id();

    /** Returns the embedder that answers at this moment, if this one stands for several; otherwise itself. */
    default Embedder serving() {
        return this;
    }

    /** Returns how many numbers a vector has; 0 if that is not known before a service has answered. */
    int dimensions();

    /**
     * Returns whether the model has learned a language, so that its vectors say something about texts in it.
     *
     * @param language a code of ISO 639-1
     */
    default boolean knows(String language) {
        return true;
    }

    /** Returns how many texts {@link #embedAll} should get at once, because more together take less time; 1 if not. */
    default int batchSize() {
        return 1;
    }

    /** Returns the vectors of texts of documents, in their order. Blocks. */
    default List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /** Returns the vector of a question, which some models tell from the texts that answer it. Blocks. */
    default float[] embedQuestion(String text) {
        return embed(text);
    }

    /**
     * Returns the vector of a text of a document. Text beyond the model's window is ignored. Blocks for as long as the model
     * computes: about 1 ms for a question, up to 30 ms for a chunk.
     */
    float[] embed(String text);

    @Override
    void close();
}
