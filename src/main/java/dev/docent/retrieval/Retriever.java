package dev.docent.retrieval;

/** Finds the passages that answer a question. Thread-safe; calls block while the index is read. */
@FunctionalInterface
public interface Retriever {
    /** Returns the passages for a question. */
    Retrieval retrieve(Query query);
}
