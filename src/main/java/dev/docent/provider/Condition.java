package dev.docent.provider;

import dev.docent.json.JsonValue;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects records of a custom endpoint: those that have one of these values at a place, or whose event has one of these names.
 * Immutable.
 *
 * @param pointer a JSON Pointer (RFC 6901); null for the name of the event
 * @param values the values or names; an event without a name is called {@code message}
 */
public record Condition(@Nullable String pointer, Set<String> values) {
    private static final String EVENT = "event";

    public Condition {
        values = Set.copyOf(values);
    }

    /**
     * Parses a condition from a setting: {@code /type=response.output_text.delta} or {@code event=token|chunk}.
     *
     * @throws IllegalArgumentException if it has no equals sign, or neither of these forms
     */
    public static Condition parse(String text) {
        int equals = text.indexOf('=');
        var place = equals < 0 ? "" : text.substring(0, equals).strip();
        if (!place.equals(EVENT) && !place.startsWith("/")) {
            throw new IllegalArgumentException(
                    "condition (" + text + ") must be like /type=delta or event=delta; separate several values with |");
        }
        var values = Arrays.stream(text.substring(equals + 1).split("\\|"))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
        return new Condition(place.equals(EVENT) ? null : place, values);
    }

    @Override
    public String toString() {
        return (pointer == null ? EVENT : pointer) + "=" + String.join("|", values);
    }

    /** Returns whether it looks at the name of the event. */
    boolean isOfEvent() {
        return pointer == null;
    }

    /** Returns whether an event of this name meets it. Always false if it looks at the values of records. */
    boolean holds(String type) {
        return isOfEvent() && values.contains(type);
    }

    /** Returns whether a record meets it. */
    boolean holds(String type, JsonValue record) {
        if (pointer == null) {
            return holds(type);
        }
        var value = record.at(pointer);
        return value.text()
                .or(() -> value.integer().map(String::valueOf))
                .or(() -> value.bool().map(String::valueOf))
                .filter(values::contains)
                .isPresent();
    }
}
