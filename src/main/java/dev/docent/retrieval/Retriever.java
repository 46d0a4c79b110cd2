package dev.docent.retrieval;

/** Finds the passages that answer a question. Thread-safe; calls block while the index is read. */
@FunctionalInterface
public interface Retriever {
    /** Returns the passages for a question. */
    Retrieval retrieve(Query query);

    /**
     * Searches and lets the caller change the order before passages are chosen. A retriever that cannot do that has no
     * candidates.
     *
     * @param candidates the most candidates; 0 for none
     */
    default Search begin(Query query, int candidates) {
        return Search.ended(query, retrieve(query));
    }
}
