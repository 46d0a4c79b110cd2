package dev.docent.retrieval;

import java.util.List;

/**
 * What a retriever found.
 *
 * @param passages the passages, best first, together within the retriever's token budget
 * @param presence whether the documents answer the question
 * @param names what the question names literally
 * @param onlyByWords whether the embedder failed, so that only words were searched
 */
public record Retrieval(List<Passage> passages, Presence presence, NamedLiterals names, boolean onlyByWords) {
    public Retrieval {
        passages = List.copyOf(passages);
    }

    /** Creates what was found when somebody else knows whether it answers the question. */
    public Retrieval(List<Passage> passages, boolean confident, NamedLiterals names, boolean onlyByWords) {
        this(passages, confident ? Presence.LIKELY : Presence.UNLIKELY, names, onlyByWords);
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
        return presence != Presence.UNLIKELY;
    }
}
