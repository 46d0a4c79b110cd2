package dev.docent.testing;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.sse.SseEvent;
import dev.docent.sse.SseListener;
import dev.docent.sse.SseParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Reads a streaming response event by event, each as soon as it arrives. One thread at a time. */
public final class EventReader implements AutoCloseable {
    private final InputStream input;
    private final Queue<SseEvent> events = new ArrayDeque<>();
    private final List<String> comments = new ArrayList<>();
    private final SseParser parser;
    private boolean ended;

    public EventReader(InputStream input) {
        this.input = input;
        var listener = new SseListener() {
            @Override
            public void onComment(String comment) {
                comments.add(comment);
            }
        };
        this.parser = new SseParser(listener, SseParser.DEFAULT_MAX_EVENT_BYTES, SseParser.AtEnd.DROP, "");
    }

    /** Waits for the next event. */
    public SseEvent next() {
        while (events.isEmpty()) {
            if (!read()) {
                throw new AssertionError("the stream ended instead of bringing another event");
            }
        }
        return events.remove();
    }

    /** Waits for the next event, which must be of this type, and returns its data. */
    public JsonValue next(String type) {
        var event = next();
        if (!event.type().equals(type)) {
            throw new AssertionError("expected an event " + type + ", not " + event);
        }
        return Json.parse(event.data());
    }

    /** Waits for the next text event and returns its text. */
    public String nextText() {
        return next("message").get("text").text().orElseThrow();
    }

    /** Waits for the end of the stream and returns the remaining events. */
    public List<SseEvent> rest() {
        while (read()) {
            // Until the end.
        }
        var rest = List.copyOf(events);
        events.clear();
        return rest;
    }

    /** Waits until a comment has been read. */
    public String awaitComment() {
        while (comments.isEmpty()) {
            if (!read()) {
                throw new AssertionError("the stream ended instead of bringing a comment");
            }
        }
        return comments.get(0);
    }

    private boolean read() {
        if (ended) {
            return false;
        }
        try {
            var buffer = new byte[8192];
            int count = input.read(buffer);
            if (count < 0) {
                ended = true;
                return false;
            }
            parser.feed(buffer, 0, count).forEach(events::add);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
