package dev.docent.rewrite;

import java.util.concurrent.CompletionStage;

/** Finds other wordings of a question for the search. Thread-safe. */
@FunctionalInterface
public interface Rewriter {
    /**
     * Rewrites a question. Does not wait.
     *
     * @return the wordings. To cancel it ends the work on them, because nobody waits for them any more; this is no failure. An
     *     implementation may fail with anything; those that {@link Rewriters} returns never fail, and end in time
     */
    CompletionStage<Rewriting> rewrite(RewriteRequest request);
}
