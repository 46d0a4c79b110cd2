package dev.docent.provider;

import dev.docent.sse.SseEvent;
import dev.docent.sse.SseLimitException;
import dev.docent.sse.SseListener;
import dev.docent.sse.SseParser;
import java.nio.ByteBuffer;

/**
 * The events of an event stream (WHATWG HTML, section 9.2). A last event without its blank line counts. Two servers report
 * their failures as something that is no event: Gemini as bare JSON, older ones of llama.cpp in lines {@code error: …}; it is
 * handed out at the end.
 */
final class EventRecords implements Records, SseListener {
    /** The most characters that are kept of what is no event: 16 Ki. The rest is passed over. */
    private static final int MAX_OTHER_CHARS = 16 * 1024;

    private static final String ERROR_FIELD = "error:";

    private final SseParser parser;
    private final Listener listener;
    private final StringBuilder other = new StringBuilder();

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
        var words = other.toString().strip();
        if (words.startsWith("{")) {
            listener.onRecord("", words);
        } else if (words.startsWith(ERROR_FIELD)) {
            listener.onRecord("error", words.substring(ERROR_FIELD.length()).strip());
        }
    }

    @Override
    public void onOther(String line) {
        if (other.length() + line.length() < MAX_OTHER_CHARS) {
            other.append(line).append('\n');
        }
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
