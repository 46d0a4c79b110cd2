package dev.docent.rewrite;

import dev.docent.model.ChatModel;
import java.util.Optional;

/** Says who rewrites the questions for an answer. Thread-safe. */
@FunctionalInterface
public interface Rewriters {
    /** Nobody: questions are searched as they were asked. */
    Rewriters NONE = model -> Optional.empty();

    /**
     * Returns who does it for the answers of a model, if anybody does. It neither fails nor takes longer than the settings allow.
     */
    Optional<Rewriter> of(ChatModel model);
}
