package dev.docent.answer;

import dev.docent.prompt.Exchange;
import java.util.List;
import java.util.Optional;

/**
 * What a model is to answer.
 *
 * @param question what passages are searched for, and what is answered
 * @param begun the beginning of the answer, when it is to be continued
 * @param history the turns before the question, oldest first
 */
record Context(String question, Optional<String> begun, List<Exchange> history) {
    Context {
        history = List.copyOf(history);
    }
}
