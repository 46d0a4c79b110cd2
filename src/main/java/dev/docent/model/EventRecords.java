package dev.docent.model;

import dev.docent.sse.SseEvent;
import dev.docent.sse.SseLimitException;
import dev.docent.sse.SseListener;
import dev.docent.sse.SseParser;
import java.nio.ByteBuffer;

/** The events of an event stream (WHATWG HTML, section 9.2). A last event without its blank line counts. */
final class EventRecords implements Records, SseListener {
    private final SseParser parser;
    private final Listener listener;

    EventRecords(Listener listener, int maxBytes) {
        this.listener = listener;
        this.parser = new SseParser(this, maxBytes, SseParser.AtEnd.DELIVER, "");
    }

    @Override
    public void feed(ByteBuffer bytes) {
        try {
            parser.feed(bytes);
        } catch (SseLimitException e) {
            throw new RecordLimitException(e.toString());
        }
    }

    @Override
    public void end() {
        parser.end();
    }

    @Override
    public void onEvent(SseEvent event) {
        listener.onRecord(event.type().equals("message") ? "" : event.type(), event.data());
    }

    @Override
    public void onComment(String comment) {
        listener.onSignOfLife();
    }
}
