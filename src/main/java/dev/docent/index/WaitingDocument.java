package dev.docent.index;

/**
 * A document with chunks that wait for their vectors.
 *
 * @param source the name of its source
 * @param path its path
 * @param order when its turn is; never {@link EmbeddingOrder#NEVER}
 * @param chunks how many of its chunks have no vector yet
 */
public record WaitingDocument(String source, String path, EmbeddingOrder order, int chunks) {}
