package dev.docent.provider;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records of an endpoint of one's own in which each thing is looked for; empty: in all.
 *
 * @param text the next piece of the answer
 * @param reasoning the next piece of thinking
 * @param finish that the text is whole; without a pointer to the reason, the condition alone says so
 * @param error that something failed; a record that meets it is an error whatever else it says
 */
public record Conditions(
        Optional<Condition> text,
        Optional<Condition> reasoning,
        Optional<Condition> finish,
        Optional<Condition> error) {
    /** Looks for everything in all records. */
    public static final Conditions NONE =
            new Conditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns whether events of this name may be of interest: any, unless the text stands in those of certain names alone. */
    boolean knows(String type) {
        return text.filter(Condition::isOfEvent).isEmpty()
                || Stream.of(text, reasoning, finish, error)
                        .flatMap(Optional::stream)
                        .anyMatch(condition -> !condition.isOfEvent() || condition.holds(type));
    }
}
