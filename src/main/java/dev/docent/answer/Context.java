package dev.docent.answer;

import dev.docent.corpus.Narrowing;
import dev.docent.prompt.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model should answer.
 *
 * @param question the question to search for and to answer
 * @param begun the beginning of the answer that the model should continue, or null for a new answer
 * @param history the turns before the question, oldest first
 * @param scope what the search for it is limited to
 */
record Context(String question, @Nullable String begun, List<Exchange> history, Narrowing scope) {
    Context {
        history = List.copyOf(history);
    }
}
