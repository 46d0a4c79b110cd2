package dev.docent.prompt;

import dev.docent.retrieval.NamedLiterals;
import dev.docent.retrieval.Passage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that a model needs for one answer. Immutable.
 *
 * @param messages the chat for a language model: the rules, earlier turns, and last the question with the numbered
 *     passages
 * @param question the bare question, for a model that works on the passages themselves
 * @param passages the passages; the first one is cited as {@code [1]}
 * @param confident whether the passages are likely to contain the answer
 * @param names what the question names literally
 */
public record Prompt(
        List<Message> messages, String question, List<Passage> passages, boolean confident, NamedLiterals names) {
    public Prompt {
        messages = List.copyOf(messages);
        passages = List.copyOf(passages);
    }

    /** Creates the prompt of a question that names nothing. */
    public Prompt(List<Message> messages, String question, List<Passage> passages, boolean confident) {
        this(messages, question, passages, confident, NamedLiterals.NONE);
    }

    /** Returns the rules as one text, for models that need them separately; empty if there are none. */
    public String rules() {
        return messages.stream()
                .filter(message -> message.role() == Message.Role.SYSTEM)
                .map(Message::text)
                .collect(Collectors.joining("\n\n"));
    }

    /** Returns the messages without the rules. */
    public List<Message> chat() {
        return messages.stream()
                .filter(message -> message.role() != Message.Role.SYSTEM)
                .toList();
    }
}
