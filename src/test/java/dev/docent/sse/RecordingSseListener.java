package dev.docent.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records everything that a parser reads, including events. */
final class RecordingSseListener implements SseListener {
    final List<SseEvent> events = new ArrayList<>();
    final List<String> comments = new ArrayList<>();
    Optional<Duration> retry = Optional.empty();

    /** Feeds a parser and records the events that it returns. */
    void feed(SseParser parser, byte[] bytes, int offset, int length) {
        parser.feed(bytes, offset, length).forEach(events::add);
    }

    void feed(SseParser parser, String text) {
        var bytes = text.getBytes(UTF_8);
        feed(parser, bytes, 0, bytes.length);
    }

    /** Ends the stream of a parser and records the event that it returns. */
    void end(SseParser parser) {
        parser.end().ifPresent(events::add);
    }

    /** Returns a parser for this listener that follows the standard and has the default limit. */
    SseParser parser() {
        return new SseParser(this, SseParser.DEFAULT_MAX_EVENT_BYTES, SseParser.AtEnd.DROP, "");
    }

    @Override
    public void onComment(String comment) {
        comments.add(comment);
    }

    @Override
    public void onRetry(Duration delay) {
        retry = Optional.of(delay);
    }
}
