package dev.docent.answer;

import dev.docent.prompt.Exchange;
import java.util.List;
import java.util.Optional;

/**
 * What a model should answer.
 *
 * @param question the question to search for and to answer
 * @param begun the beginning of the answer, if the model should continue it
 * @param history the turns before the question, oldest first
 */
record Context(String question, Optional<String> begun, List<Exchange> history) {
    Context {
        history = List.copyOf(history);
    }
}
