package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;

/** An endpoint of one's own; its address is used as it is. */
final class CustomProtocol implements Protocol {
    private final Endpoint endpoint;
    private final CustomFormat format;
    private final BodyTemplate body;
    private final Framing framing;

    /**
     * Creates the protocol.
     *
     * @throws IllegalArgumentException if the template is wrong, or there is no such framing
     */
    CustomProtocol(Endpoint endpoint, CustomFormat format) {
        this.endpoint = endpoint;
        this.format = format;
        this.body = new BodyTemplate(format.body());
        this.framing = switch (format.framing()) {
            case "sse" -> Framing.EVENTS;
            case "ndjson", "json-lines" -> Framing.LINES;
            case "json" -> Framing.WHOLE;
            case "text" -> Framing.TEXT;
            default ->
                throw new IllegalArgumentException(
                        "framing (" + format.framing() + ") must be sse, ndjson, json-lines, json or text");
        };
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        var headers = new LinkedHashMap<>(endpoint.bearer());
        headers.put("Accept", accept());
        var filled = body.fill(prompt, endpoint.model()).getBytes(UTF_8);
        if (filled.length > 0) {
            headers.put("Content-Type", "application/json");
        }
        return new StreamRequest(format.method(), endpoint.url(), endpoint.withOwn(headers), filled);
    }

    private String accept() {
        return switch (framing) {
            case EVENTS -> "text/event-stream";
            case LINES -> "application/x-ndjson";
            case WHOLE -> "application/json";
            case TEXT -> "text/plain";
        };
    }

    @Override
    public Framing framing() {
        return framing;
    }

    @Override
    public Dialect newDialect() {
        return new CustomDialect(format, endpoint.habits().thinkingBegun());
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }
}
