package dev.docent.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The rules of the event-stream format as cases, read from {@code event-streams.json}. */
final class EventStreamCases {
    private EventStreamCases() {}

    record Case(String name, byte[] bytes, List<SseEvent> events, Optional<Long> retry, String lastEventId) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        try (var stream = EventStreamCases.class.getResourceAsStream("/event-streams.json")) {
            var cases = Json.parse(new String(stream.readAllBytes(), UTF_8)).elements();
            return cases.stream().map(EventStreamCases::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(JsonValue value) {
        var bytes = value.get("inputBase64")
                .text()
                .map(base64 -> Base64.getDecoder().decode(base64))
                .orElseGet(() -> text(value, "input").getBytes(UTF_8));
        var events = value.get("events").elements().stream()
                .map(event -> new SseEvent(text(event, "type"), text(event, "data"), text(event, "lastEventId")))
                .toList();
        return new Case(text(value, "name"), bytes, events, value.get("retry").integer(), text(value, "lastEventId"));
    }

    private static String text(JsonValue object, String field) {
        return object.get(field).text().orElseThrow();
    }
}
