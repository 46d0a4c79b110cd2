package dev.docent.attempt;

import dev.docent.model.Usage;
import org.jspecify.annotations.Nullable;

/** How something ended that an answer can do without. Implementations are immutable. */
public interface Attempt {
    /** Returns the tokens that it took of the model that answers; null if it took none. */
    @Nullable
    Usage usage();

    /** Returns why there is no result, for the log; null if there is one. */
    @Nullable
    String skipped();

    /** Returns whether there is a result. */
    default boolean isDone() {
        return skipped() == null;
    }
}
