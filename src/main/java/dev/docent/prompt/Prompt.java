package dev.docent.prompt;

import dev.docent.retrieval.Passage;
import java.util.List;

/**
 * Everything that a model needs for one answer. Immutable.
 *
 * @param messages the chat for a language model: the rules, earlier turns, and last the question with the numbered
 *     passages
 * @param question the bare question, for a model that works on the passages themselves
 * @param passages the passages; the first one is cited as {@code [1]}
 * @param confident whether the passages are likely to hold the answer
 */
public record Prompt(List<Message> messages, String question, List<Passage> passages, boolean confident) {
    public Prompt {
        messages = List.copyOf(messages);
        passages = List.copyOf(passages);
    }
}
