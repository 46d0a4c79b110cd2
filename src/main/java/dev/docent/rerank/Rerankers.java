package dev.docent.rerank;

import dev.docent.model.ChatModel;
import java.util.Optional;

/** Says who puts candidates in order for an answer. Thread-safe. */
@FunctionalInterface
public interface Rerankers {
    /** Nobody: candidates stay in the order of the search. */
    Rerankers NONE = model -> Optional.empty();

    /**
     * Returns who does it for the answers of a model, if anybody does. It neither fails nor takes longer than the settings allow.
     */
    Optional<Reranker> of(ChatModel model);
}
