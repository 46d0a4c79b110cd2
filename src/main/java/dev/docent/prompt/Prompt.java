package dev.docent.prompt;

import dev.docent.retrieval.NamedLiterals;
import dev.docent.retrieval.Passage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that a model needs for one answer, or for one round of it. Immutable.
 *
 * @param messages the chat for a language model: the rules, earlier turns, and last the question with the numbered
 *     passages
 * @param question the bare question, for a model that works on the passages themselves
 * @param passages the passages; the first one is cited as {@code [1]}
 * @param confident whether the passages are likely to contain the answer
 * @param names what the question names literally
 * @param looking what the model may look up; a model that knows no tools ignores it, because the messages say everything
 */
public record Prompt(
        List<Message> messages,
        String question,
        List<Passage> passages,
        boolean confident,
        NamedLiterals names,
        Looking looking) {
    public Prompt {
        messages = List.copyOf(messages);
        passages = List.copyOf(passages);
    }

    /** Creates the prompt of a model that may not look up anything. */
    public Prompt(
            List<Message> messages, String question, List<Passage> passages, boolean confident, NamedLiterals names) {
        this(messages, question, passages, confident, names, Looking.NOTHING);
    }

    /** Creates the prompt of a question that names nothing. */
    public Prompt(List<Message> messages, String question, List<Passage> passages, boolean confident) {
        this(messages, question, passages, confident, NamedLiterals.NONE);
    }

    /** Returns this prompt with something else to look up. */
    public Prompt with(Looking other) {
        return new Prompt(messages, question, passages, confident, names, other);
    }

    /** Returns this prompt with other messages. */
    Prompt with(List<Message> others) {
        return new Prompt(others, question, passages, confident, names, looking);
    }

    /** Returns this prompt for a model that must not use tools. */
    public Prompt withoutTools() {
        return looking.isPossible() ? with(Looking.NOTHING) : this;
    }

    /**
     * Returns this prompt for a model that uses tools: its messages are those before the first round. Without tools, it is
     * this prompt.
     */
    public Prompt forTools() {
        return looking.isPossible()
                ? new Prompt(looking.messages(), question, passages, confident, names, looking)
                : this;
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
