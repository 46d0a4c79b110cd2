package dev.docent.retrieval;

import java.util.List;

/**
 * What a retriever found.
 *
 * @param passages the passages, best first, together within the retriever's token budget
 * @param estimate whether the documents answer the question
 * @param names what the question names literally
 * @param onlyByWords whether the embedder failed, so that only words were searched
 */
public record Retrieval(List<Passage> passages, Estimate estimate, NamedLiterals names, boolean onlyByWords) {
    public Retrieval {
        passages = List.copyOf(passages);
    }

    /** Creates what was found when somebody else knows whether it answers the question. */
    public Retrieval(List<Passage> passages, boolean confident, NamedLiterals names, boolean onlyByWords) {
        this(passages, confident ? Estimate.LIKELY : Estimate.NOTHING, names, onlyByWords);
    }

    /** Creates what words and vectors have found. */
    public Retrieval(List<Passage> passages, boolean confident, NamedLiterals names) {
        this(passages, confident, names, false);
    }

    /** Creates what was found for a question that names nothing. */
    public Retrieval(List<Passage> passages, boolean confident) {
        this(passages, confident, NamedLiterals.NONE);
    }

    /** Returns whether the passages may answer the question; false means "probably not in the documents". */
    public boolean confident() {
        return estimate.presence() != Presence.UNLIKELY;
    }
}
