package dev.docent.provider;

import dev.docent.settings.BodyFraming;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to send a prompt to an endpoint that Docent does not know, and how to read its response. Immutable.
 *
 * @param method {@code POST} or another method with a body, or {@code GET}
 * @param body the request's body, JSON with placeholders, see {@link BodyTemplate}; empty for none
 * @param framing how the body is divided into records; {@link BodyFraming#TEXT} has none, so pointers and the end marker find
 *     nothing
 * @param pointers where each field is, as a JSON Pointer (RFC 6901). Without a pointer to the text, each record is text
 * @param conditions which records may have a field; without a condition, all. Without a pointer, a record that meets the
 *     condition for the finish completes the text. A record that meets the condition for the error is an error, with or without a
 *     pointer
 * @param end the record that ends the stream, for example {@code [DONE]}; null if there is none
 */
public record CustomFormat(
        String method,
        String body,
        BodyFraming framing,
        Map<AnswerField, String> pointers,
        Map<AnswerField, Condition> conditions,
        @Nullable String end) {
    public CustomFormat {
        pointers = Map.copyOf(pointers);
        conditions = Map.copyOf(conditions);
    }

    /** Creates a format without conditions. */
    public CustomFormat(
            String method, String body, BodyFraming framing, Map<AnswerField, String> pointers, @Nullable String end) {
        this(method, body, framing, pointers, Map.of(), end);
    }

    /** Returns where a field is. */
    Optional<String> pointer(AnswerField field) {
        return Optional.ofNullable(pointers.get(field));
    }

    /** Returns which records may have a field, if not all. */
    Optional<Condition> condition(AnswerField field) {
        return Optional.ofNullable(conditions.get(field));
    }

    /** Returns whether each record as a whole is text of the answer. */
    boolean isBare() {
        return !pointers.containsKey(AnswerField.TEXT);
    }

    /** Returns whether this record is the end marker. */
    boolean isEnd(String record) {
        return end != null && record.strip().equals(end);
    }

    /** Returns whether a text may be the beginning of the end marker. */
    boolean mayBecomeEnd(String text) {
        return end != null && end.startsWith(text);
    }

    /** Returns whether events of this type may belong to the answer: any type, unless the text is in events of certain types only. */
    boolean knows(String type) {
        return condition(AnswerField.TEXT).filter(Condition::isOfEvent).isEmpty()
                || conditions.values().stream().anyMatch(it -> !it.isOfEvent() || it.holds(type));
    }

    /** Returns whether a record may say that the text is complete. */
    boolean hasFinish() {
        return end != null || pointers.containsKey(AnswerField.FINISH) || conditions.containsKey(AnswerField.FINISH);
    }

    /** Returns what a complete answer must have, for the log. */
    String terminalSignal() {
        var names = pointer(AnswerField.FINISH)
                .map(pointer -> "a value at " + pointer)
                .or(() -> condition(AnswerField.FINISH).map(condition -> "a record with " + condition))
                .orElse("");
        if (end == null) {
            return names.isEmpty() ? "an end of the response" : names;
        }
        return names.isEmpty() ? end : names + " or " + end;
    }
}
