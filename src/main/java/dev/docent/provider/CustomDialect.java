package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import java.util.Optional;

/**
 * The records of an endpoint of one's own, by the pointers of its {@link CustomFormat}. Where neither a finishing field nor
 * an end marker is named, the end of the response is the end of the answer.
 */
final class CustomDialect implements Dialect {
    private final CustomFormat format;
    private final ThinkTags thinking;

    /** Bare tokens that begin like the end marker: where a response is cut, they are the beginning of it. */
    private String held = "";

    /**
     * Creates a reader of one answer.
     *
     * @param begun whether the text begins inside the model's thinking
     */
    CustomDialect(CustomFormat format, boolean begun) {
        this.format = format;
        this.thinking = new ThinkTags(begun);
    }

    @Override
    public void read(String type, String data, Reading to) {
        if (format.end().filter(data.strip()::equals).isPresent()) {
            thinking.next(held, to);
            thinking.end(to);
            to.end();
            return;
        }
        if (format.text().isEmpty()) {
            readBare(type, data, to);
        } else {
            readRecord(type, data, to);
        }
    }

    private void readRecord(String type, String data, Reading to) {
        var record = Json.parse(data);
        var when = format.when();
        if (find(record, format.error()).filter(CustomDialect::saysSomething).isPresent()
                || type.equals("error")
                || when.error().filter(it -> it.holds(type, record)).isPresent()) {
            to.error(data);
            return;
        }
        if (admits(when.reasoning(), type, record)) {
            find(record, format.reasoning()).flatMap(JsonValue::text).ifPresent(text -> thinking.apart(text, to));
        }
        if (admits(when.text(), type, record)) {
            find(record, format.text()).flatMap(JsonValue::text).ifPresent(text -> thinking.next(text, to));
        }
        to.usage(Counts.of(
                find(record, format.inputTokens()).flatMap(JsonValue::integer),
                find(record, format.outputTokens()).flatMap(JsonValue::integer)));
        readFinish(type, record, to);
    }

    private static boolean admits(Optional<Condition> condition, String type, JsonValue record) {
        return condition.isEmpty() || condition.get().holds(type, record);
    }

    private void readFinish(String type, JsonValue record, Reading to) {
        var when = format.when().finish();
        if (format.finish().isEmpty()) {
            when.filter(it -> it.holds(type, record)).ifPresent(it -> finish(FinishReason.STOP, to));
        } else if (admits(when, type, record)) {
            find(record, format.finish())
                    .filter(CustomDialect::saysSomething)
                    .ifPresent(reason -> finish(reasonOf(reason), to));
        }
    }

    private static FinishReason reasonOf(JsonValue reason) {
        boolean cut = reason.text().orElse("").matches("length|max_tokens|MAX_TOKENS");
        return cut ? FinishReason.LENGTH : FinishReason.STOP;
    }

    private void finish(FinishReason reason, Reading to) {
        thinking.next(held, to);
        held = "";
        thinking.end(to);
        to.lastWord(reason);
    }

    private void readBare(String type, String token, Reading to) {
        var when = format.when();
        if (when.error().filter(it -> it.holds(type)).isPresent()) {
            to.error(token);
        } else if (when.finish().filter(it -> it.holds(type)).isPresent()) {
            finish(FinishReason.STOP, to);
        } else if (when.text().isEmpty() || when.text().get().holds(type)) {
            readToken(token, to);
        }
    }

    private void readToken(String token, Reading to) {
        held += token;
        if (format.end().filter(marker -> marker.startsWith(held)).isEmpty()) {
            thinking.next(held, to);
            held = "";
        }
    }

    @Override
    public boolean knows(String type) {
        return type.equals("error") || format.when().knows(type);
    }

    @Override
    public void beforeEnd(Reading to) {
        thinking.end(to);
    }

    private static Optional<JsonValue> find(JsonValue record, Optional<String> pointer) {
        return pointer.map(record::at).filter(value -> !value.isAbsent());
    }

    private static boolean saysSomething(JsonValue value) {
        return value.bool().orElse(true) && !value.text().orElse("-").isEmpty();
    }

    @Override
    public String terminalSignal() {
        var names = format.finish()
                .map(pointer -> "a value at " + pointer)
                .or(() -> format.when().finish().map(condition -> "a record with " + condition))
                .orElse("");
        return format.end()
                .map(marker -> names.isEmpty() ? marker : names + " or " + marker)
                .orElse(names.isEmpty() ? "an end of the response" : names);
    }

    @Override
    public boolean endsWithResponse() {
        return format.finish().isEmpty()
                && format.end().isEmpty()
                && format.when().finish().isEmpty();
    }
}
