package dev.docent.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps everything that a parser reads, events among it. */
final class RecordingSseListener implements SseListener {
    final List<SseEvent> events = new ArrayList<>();
    final List<String> comments = new ArrayList<>();
    Optional<Duration> retry = Optional.empty();

    /** Feeds a parser, and keeps the events that it returns. */
    void feed(SseParser parser, byte[] bytes, int offset, int length) {
        parser.feed(bytes, offset, length).forEach(events::add);
    }

    void feed(SseParser parser, String text) {
        var bytes = text.getBytes(UTF_8);
        feed(parser, bytes, 0, bytes.length);
    }

    /** Ends the stream of a parser, and keeps the event that it returns. */
    void end(SseParser parser) {
        parser.end().ifPresent(events::add);
    }

    /** Returns a parser that tells this what it reads, keeps to the standard and has the default limit. */
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
