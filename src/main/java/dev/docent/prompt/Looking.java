package dev.docent.prompt;

import java.time.Duration;
import java.util.List;

/**
 * What a model may look up while it answers, and what it has looked up so far. Immutable.
 *
 * @param messages the chat before the first round, with the rules for tools; the rounds follow it
 * @param tools what it may ask for; empty if it may not look up anything
 * @param open whether it may ask now; otherwise it must answer with what it has
 * @param rounds the rounds so far
 * @param spent how long the answer has taken so far; it counts towards the model's total time
 */
public record Looking(List<Message> messages, List<Tool> tools, boolean open, List<ToolRound> rounds, Duration spent) {
    /** Nothing can be looked up. */
    public static final Looking NOTHING = new Looking(List.of(), List.of(), false, List.of(), Duration.ZERO);

    public Looking {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        rounds = List.copyOf(rounds);
    }

    /** Returns whether there is something to look up. */
    public boolean isPossible() {
        return !tools.isEmpty();
    }

    /** Returns how many tools the model has asked for. */
    public int calls() {
        return rounds.stream().mapToInt(round -> round.results().size()).sum();
    }
}
