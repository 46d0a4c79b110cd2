package dev.docent;

import dev.docent.json.Json;
import dev.docent.sse.SseEvent;
import dev.docent.sse.SseListener;
import dev.docent.sse.SseParser;
import dev.docent.testing.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The ways in which a program can read an answer, each as a client that resumes whenever its connection breaks. */
enum AnswerForm {
    /** {@code POST /api/chat} with {@code Idempotency-Key}, and {@code Last-Event-ID} once there is one. */
    ASK {
        @Override
        void request(WireClient client, Reading reading) {
            client.send("POST", "/docs/api/chat", reading.fields("Idempotency-Key: " + reading.key()), ASK_BODY);
        }
    },
    /** {@code GET …/events} as a stream. */
    EVENTS {
        @Override
        void request(WireClient client, Reading reading) {
            client.send("GET", "/docs/api/answers/" + reading.answer() + "/events", reading.fields(), "");
        }
    },
    /** {@code GET …/events} as a long poll. */
    POLL {
        @Override
        void request(WireClient client, Reading reading) {
            int after = reading.events().size();
            var path = "/docs/api/answers/" + reading.answer() + "/events?wait=20&after=" + after;
            client.send("GET", path, List.of("Accept: application/json"), "");
        }

        @Override
        void read(WireClient client, Reading reading) {
            var page = client.readText();
            if (!client.isWhole()) {
                return;
            }
            for (var event : Json.parse(page).get("events").elements()) {
                reading.take(new SseEvent(
                        event.get("event").text().orElse("message"),
                        event.get("data").toString(),
                        event.get("id").toString()));
            }
        }
    },
    /** {@code POST /chat} with {@code Idempotency-Key}. */
    PLAIN_POST {
        @Override
        void request(WireClient client, Reading reading) {
            client.send("POST", "/docs/chat", reading.fields("Idempotency-Key: " + reading.key()), ASK_BODY);
        }
    },
    /** {@code GET /chat} with a key in its query, as an {@code EventSource} in a page sends it. */
    PLAIN_GET {
        @Override
        void request(WireClient client, Reading reading) {
            var path = "/docs/chat?message=how%20do%20I%20start%20it%3F&key=" + reading.key();
            client.send("GET", path, reading.fields(), "");
        }
    };

    static final String ASK_BODY = "{\"message\":\"how do I start it?\"}";

    /** With more connections than this, the test or the product loops. */
    private static final int MAX_CONNECTIONS = 20;

    abstract void request(WireClient client, Reading reading);

    /** Reads an answer to its last event, over as many connections as necessary. */
    Reading readWhole(WireClient client, String key, String answer, Consumer<SseEvent> onEvent) {
        var reading = new Reading(key, answer, onEvent);
        while (!reading.hasEnded()) {
            if (reading.connected() > MAX_CONNECTIONS) {
                throw new AssertionError(this + " did not come to the end; it has " + reading.events());
            }
            request(client, reading);
            int status = client.readHead();
            if (status == 200) {
                read(client, reading);
            } else if (status != 0) {
                throw new AssertionError(
                        status + " after " + reading.events().size() + " events: " + client.readText());
            }
        }
        // Frees the connection for the next request.
        client.readText();
        return reading;
    }

    /** Reads the response as far as it arrives. */
    void read(WireClient client, Reading reading) {
        var parser = reading.parser();
        for (var bytes = client.readBody(); bytes.length > 0; bytes = client.readBody()) {
            parser.feed(bytes, 0, bytes.length).forEach(reading::take);
            reading.goesOnAfter(parser.lastEventId());
            if (reading.hasEnded()) {
                return;
            }
        }
    }

    /** What a client has of an answer. */
    static final class Reading {
        private final String key;
        private final String answer;
        private final Consumer<SseEvent> onEvent;
        private final List<SseEvent> events = new ArrayList<>();
        private String lastEventId = "";
        private boolean ended;
        private int connections;

        Reading(String key, String answer, Consumer<SseEvent> onEvent) {
            this.key = key;
            this.answer = answer;
            this.onEvent = onEvent;
        }

        String key() {
            return key;
        }

        String answer() {
            return answer;
        }

        List<SseEvent> events() {
            return events;
        }

        boolean hasEnded() {
            return ended;
        }

        int connected() {
            return ++connections;
        }

        List<String> fields(String... more) {
            var fields = new ArrayList<>(List.of(more));
            if (!lastEventId.isEmpty()) {
                fields.add("Last-Event-ID: " + lastEventId);
            }
            return fields;
        }

        SseParser parser() {
            return new SseParser(
                    new SseListener() {}, SseParser.DEFAULT_MAX_EVENT_BYTES, SseParser.AtEnd.DROP, lastEventId);
        }

        void goesOnAfter(String id) {
            lastEventId = id;
        }

        /** Takes an event as it arrives, without dropping duplicates. */
        void take(SseEvent event) {
            events.add(event);
            ended = event.type().equals("done")
                    || event.type().equals("error")
                    || event.data().equals("[DONE]");
            onEvent.accept(event);
        }
    }
}
