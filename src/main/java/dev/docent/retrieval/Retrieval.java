package dev.docent.retrieval;

import java.util.List;

/**
 * What a retriever found.
 *
 * @param passages the passages, best first, together within the retriever's token budget
 * @param confident whether the passages are likely to answer the question; false means "probably not in the
 *     documents"
 * @param names what the question names literally
 * @param onlyByWords whether the embedder failed, so that only words were searched
 */
public record Retrieval(List<Passage> passages, boolean confident, NamedLiterals names, boolean onlyByWords) {
    public Retrieval {
        passages = List.copyOf(passages);
    }

    /** Creates what words and vectors have found. */
    public Retrieval(List<Passage> passages, boolean confident, NamedLiterals names) {
        this(passages, confident, names, false);
    }

    /** Creates what was found for a question that names nothing. */
    public Retrieval(List<Passage> passages, boolean confident) {
        this(passages, confident, NamedLiterals.NONE);
    }
}
