package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * Any other endpoint, described by a {@link CustomFormat}. Its address is used as it is. If the format names neither a finish field nor an
 * end marker, the end of the response is the end of the answer.
 */
final class CustomHttp implements ProviderApi {
    private final Endpoint endpoint;
    private final CustomFormat format;
    private final Framing framing;
    private final BodyTemplate body;

    /** Plain tokens that may be the beginning of the end marker, which a response may be cut in. */
    private String held = "";

    private CustomHttp(Endpoint endpoint, CustomFormat format, Framing framing, BodyTemplate body) {
        this.endpoint = endpoint;
        this.format = format;
        this.framing = framing;
        this.body = body;
    }

    /**
     * Returns what creates the API for each answer.
     *
     * @throws IllegalArgumentException if the template of the body is wrong, or there is no such framing
     */
    static Function<Endpoint, ProviderApi> of(CustomFormat format) {
        var framing = Framing.named(format.framing());
        var body = new BodyTemplate(format.body());
        return endpoint -> new CustomHttp(endpoint, format, framing, body);
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        var headers = new LinkedHashMap<>(endpoint.bearer());
        headers.put("Accept", framing.mediaType());
        var filled = body.fill(prompt, endpoint.model()).getBytes(UTF_8);
        if (filled.length > 0) {
            headers.put("Content-Type", "application/json");
        }
        return new StreamRequest(format.method(), endpoint.url(), endpoint.withOwn(headers), filled);
    }

    @Override
    public Framing framing() {
        return framing;
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        if (format.end().filter(data.strip()::equals).isPresent()) {
            release(answer);
            answer.end();
        } else if (format.text().isEmpty()) {
            readBare(type, data, answer);
        } else {
            readRecord(type, data, answer);
        }
    }

    private void readRecord(String type, String data, StreamedAnswer answer) {
        var record = Json.parse(data);
        if (isError(type, record)) {
            answer.error(data);
            return;
        }
        var when = format.when();
        if (admits(when.reasoning(), type, record)) {
            find(record, format.reasoning()).flatMap(JsonValue::text).ifPresent(answer::reasoning);
        }
        if (admits(when.text(), type, record)) {
            find(record, format.text()).flatMap(JsonValue::text).ifPresent(answer::taggedText);
        }
        answer.usage(Counts.of(
                find(record, format.inputTokens()).flatMap(JsonValue::integer),
                find(record, format.outputTokens()).flatMap(JsonValue::integer)));
        readFinish(type, record, answer);
    }

    private boolean isError(String type, JsonValue record) {
        return find(record, format.error()).filter(CustomHttp::saysSomething).isPresent()
                || type.equals("error")
                || format.when().error().filter(it -> it.holds(type, record)).isPresent();
    }

    private void readFinish(String type, JsonValue record, StreamedAnswer answer) {
        var when = format.when().finish();
        if (format.finish().isEmpty()) {
            when.filter(it -> it.holds(type, record)).ifPresent(it -> answer.finish(FinishReason.STOP));
        } else if (admits(when, type, record)) {
            find(record, format.finish())
                    .filter(CustomHttp::saysSomething)
                    .ifPresent(reason -> answer.finish(reasonOf(reason)));
        }
    }

    private void readBare(String type, String token, StreamedAnswer answer) {
        var when = format.when();
        if (when.error().filter(it -> it.holds(type)).isPresent()) {
            answer.error(token);
        } else if (when.finish().filter(it -> it.holds(type)).isPresent()) {
            release(answer);
            answer.finish(FinishReason.STOP);
        } else if (when.text().isEmpty() || when.text().get().holds(type)) {
            held += token;
            if (format.end().filter(marker -> marker.startsWith(held)).isEmpty()) {
                release(answer);
            }
        }
    }

    private void release(StreamedAnswer answer) {
        answer.taggedText(held);
        held = "";
    }

    private static FinishReason reasonOf(JsonValue reason) {
        boolean cut = reason.text().orElse("").matches("length|max_tokens|MAX_TOKENS");
        return cut ? FinishReason.LENGTH : FinishReason.STOP;
    }

    private static boolean admits(Optional<Condition> condition, String type, JsonValue record) {
        return condition.isEmpty() || condition.get().holds(type, record);
    }

    private static Optional<JsonValue> find(JsonValue record, Optional<String> pointer) {
        return pointer.map(record::at).filter(value -> !value.isAbsent());
    }

    private static boolean saysSomething(JsonValue value) {
        return value.bool().orElse(true) && !value.text().orElse("-").isEmpty();
    }

    @Override
    public boolean knows(String type) {
        return type.equals("error") || format.when().knows(type);
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
