package dev.docent.retrieval;

import java.util.List;

/**
 * What a retriever found.
 *
 * @param passages the passages, best first, together within the retriever's token budget
 * @param confident whether the passages are likely to answer the question; false says "probably not in the documents"
 */
public record Retrieval(List<Passage> passages, boolean confident) {
    public Retrieval {
        passages = List.copyOf(passages);
    }
}
