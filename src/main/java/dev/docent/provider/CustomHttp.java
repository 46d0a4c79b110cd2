package dev.docent.provider;

import static dev.docent.provider.AnswerField.ERROR;
import static dev.docent.provider.AnswerField.FINISH;
import static dev.docent.provider.AnswerField.INPUT_TOKENS;
import static dev.docent.provider.AnswerField.OUTPUT_TOKENS;
import static dev.docent.provider.AnswerField.REASONING;
import static dev.docent.provider.AnswerField.TEXT;
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

    /** Plain tokens that may be the beginning of the end marker, because a response may be cut inside it. */
    private String held = "";

    private CustomHttp(Endpoint endpoint, CustomFormat format, Framing framing, BodyTemplate body) {
        this.endpoint = endpoint;
        this.format = format;
        this.framing = framing;
        this.body = body;
    }

    /**
     * Returns a function that creates the API for each answer.
     *
     * @throws IllegalArgumentException if the template of the body is wrong
     */
    static Function<Endpoint, ProviderApi> of(CustomFormat format) {
        var framing = Framing.of(format.framing());
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

    /** A template has no place for them. */
    @Override
    public boolean usesTools() {
        return false;
    }

    @Override
    public Framing framing() {
        return framing;
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        if (format.isEnd(data)) {
            release(answer);
            answer.end();
        } else if (format.isBare()) {
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
        find(REASONING, type, record).flatMap(JsonValue::text).ifPresent(answer::reasoning);
        find(TEXT, type, record).flatMap(JsonValue::text).ifPresent(answer::taggedText);
        answer.usage(new Counts(
                find(INPUT_TOKENS, type, record).flatMap(JsonValue::integer).orElse(null),
                find(OUTPUT_TOKENS, type, record).flatMap(JsonValue::integer).orElse(null)));
        readFinish(type, record, answer);
    }

    private boolean isError(String type, JsonValue record) {
        return type.equals("error")
                || find(ERROR, record).filter(CustomHttp::saysSomething).isPresent()
                || format.condition(ERROR).filter(it -> it.holds(type, record)).isPresent();
    }

    private void readFinish(String type, JsonValue record, StreamedAnswer answer) {
        if (format.pointer(FINISH).isPresent()) {
            find(FINISH, type, record)
                    .filter(CustomHttp::saysSomething)
                    .ifPresent(reason -> answer.finish(reasonOf(reason)));
        } else if (format.condition(FINISH).filter(it -> it.holds(type, record)).isPresent()) {
            answer.finish(FinishReason.STOP);
        }
    }

    private void readBare(String type, String token, StreamedAnswer answer) {
        if (format.condition(ERROR).filter(it -> it.holds(type)).isPresent()) {
            answer.error(token);
        } else if (format.condition(FINISH).filter(it -> it.holds(type)).isPresent()) {
            release(answer);
            answer.finish(FinishReason.STOP);
        } else if (format.condition(TEXT).map(it -> it.holds(type)).orElse(true)) {
            held += token;
            if (!format.mayBecomeEnd(held)) {
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

    /** Returns a field of a record, if this record may have it. */
    private Optional<JsonValue> find(AnswerField field, String type, JsonValue record) {
        boolean isWanted =
                format.condition(field).map(it -> it.holds(type, record)).orElse(true);
        return isWanted ? find(field, record) : Optional.empty();
    }

    private Optional<JsonValue> find(AnswerField field, JsonValue record) {
        return format.pointer(field).map(record::at).filter(value -> !value.isAbsent());
    }

    private static boolean saysSomething(JsonValue value) {
        return value.bool().orElse(true) && !value.text().orElse("-").isEmpty();
    }

    @Override
    public boolean knows(String type) {
        return type.equals("error") || format.knows(type);
    }

    @Override
    public String terminalSignal() {
        return format.terminalSignal();
    }

    @Override
    public boolean endsWithResponse() {
        return !format.hasFinish();
    }
}
