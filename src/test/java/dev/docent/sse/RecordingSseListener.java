package dev.docent.sse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps everything that a parser reads. */
final class RecordingSseListener implements SseListener {
    final List<SseEvent> events = new ArrayList<>();
    final List<String> comments = new ArrayList<>();
    Optional<Duration> retry = Optional.empty();

    @Override
    public void onEvent(SseEvent event) {
        events.add(event);
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
