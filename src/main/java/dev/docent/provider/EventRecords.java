package dev.docent.provider;

import dev.docent.sse.SseEvent;
import dev.docent.sse.SseLimitException;
import dev.docent.sse.SseListener;
import dev.docent.sse.SseParser;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of an event stream (WHATWG HTML, section 9.2). A last event without its blank line counts. Some servers report an error as
 * something that is not an event: Gemini as bare JSON, older versions of llama.cpp in lines {@code error: …}. It becomes the last record.
 */
final class EventRecords implements Records, SseListener {
    /** The most characters that are kept of what is not an event: 16 Ki. The rest is ignored. */
    private static final int MAX_OTHER_CHARS = 16 * 1024;

    private static final String ERROR_FIELD = "error:";

    private final SseParser parser;
    private final StringBuilder other = new StringBuilder();
    private Iterator<SseEvent> events = Collections.emptyIterator();

    EventRecords(int maxBytes) {
        this.parser = new SseParser(this, maxBytes, SseParser.AtEnd.DELIVER, "");
    }

    @Override
    public void feed(ByteBuffer bytes) {
        events = parser.feed(bytes).iterator();
    }

    @Override
    public void end() {
        events = Stream.of(parser.end(), failure()).flatMap(Optional::stream).iterator();
    }

    @Override
    public @Nullable SseEvent next() {
        try {
            return events.hasNext() ? events.next() : null;
        } catch (SseLimitException e) {
            throw new RecordLimitException(e.toString());
        }
    }

    @Override
    public void onOther(String line) {
        if (other.length() + line.length() < MAX_OTHER_CHARS) {
            other.append(line).append('\n');
        }
    }

    private Optional<SseEvent> failure() {
        var words = other.toString().strip();
        if (words.startsWith("{")) {
            return Optional.of(Framing.record(words));
        }
        return words.startsWith(ERROR_FIELD)
                ? Optional.of(new SseEvent(
                        "error", words.substring(ERROR_FIELD.length()).strip(), ""))
                : Optional.empty();
    }
}
