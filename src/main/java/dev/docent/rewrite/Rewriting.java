package dev.docent.rewrite;

import dev.docent.attempt.Attempt;
import dev.docent.model.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Other wordings of a question, or why there are none. Immutable.
 *
 * @param wordings each says alone what is asked, on one line; empty if the question itself does
 * @param usage the tokens that this took of the model that answers; null if it took none
 * @param skipped why nobody rewrote the question, for the log; null if somebody did
 */
public record Rewriting(
        List<String> wordings,
        @Nullable Usage usage,
        @Nullable String skipped) implements Attempt {
    public Rewriting {
        wordings = List.copyOf(wordings);
    }

    /** Creates the result of something that worked. */
    public static Rewriting of(List<String> wordings, @Nullable Usage usage) {
        return new Rewriting(wordings, usage, null);
    }

    /** Creates the result of something that did not work. */
    public static Rewriting skipped(String why, @Nullable Usage usage) {
        return new Rewriting(List.of(), usage, why);
    }
}
