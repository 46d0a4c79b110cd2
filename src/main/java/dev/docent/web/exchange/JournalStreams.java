package dev.docent.web.exchange;

import dev.docent.answer.Answer;
import dev.docent.delivery.EventStream;
import dev.docent.delivery.Feed;
import dev.docent.delivery.JournalFeed;
import dev.docent.delivery.LongPollFeed;
import dev.docent.delivery.Pulse;
import dev.docent.journal.Cursor;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connects requests to journals: the only way for frames to reach a client, in any form. Thread-safe. */
public final class JournalStreams {
    private final ScheduledExecutorService scheduler;

    /** How often the connections to each answer's readers need a heartbeat, for as long as anything else refers to the answer. */
    private final Map<Answer, Pulse> pulses = Collections.synchronizedMap(new WeakHashMap<>());

    public JournalStreams(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /** Streams an answer's events; 204 when the last one has been seen. */
    public void events(AsyncExchange exchange, Answer answer, int after) {
        stream(exchange, answer, after, JournalFeed::events);
    }

    /** Streams an answer in the plain form; 204 when the last frame has been seen. */
    public void plain(AsyncExchange exchange, Answer answer, int after, int halfSeen) {
        stream(exchange, answer, after, cursor -> JournalFeed.plain(cursor, answer.id(), halfSeen));
    }

    private void stream(AsyncExchange exchange, Answer answer, int after, Function<Cursor<Frame>, Feed> format) {
        var cursor = cursor(answer.journal(), after);
        if (cursor.hasEnded()) {
            exchange.reply(Reply.empty(204));
            return;
        }
        if (exchange.isHead()) {
            exchange.streamHeadersOnly();
            return;
        }
        var pulse = pulses.computeIfAbsent(answer, unknown -> new Pulse());
        if (after > 0) {
            pulse.resumed();
        }
        answer.readerJoined();
        attach(
                answer.journal(),
                onClose -> exchange.stream(format.apply(cursor), pulse, () -> {
                    onClose.run();
                    answer.readerLeft();
                }));
    }

    /** Streams the events of a journal that belongs to no answer; 204 when the last one has been seen. */
    public void events(AsyncExchange exchange, Journal<?> journal, int after) {
        var cursor = cursor(journal, after);
        if (cursor.hasEnded()) {
            exchange.reply(Reply.empty(204));
            return;
        }
        if (exchange.isHead()) {
            exchange.streamHeadersOnly();
            return;
        }
        attach(journal, onClose -> exchange.stream(JournalFeed.events(cursor), new Pulse(), onClose));
    }

    /** Answers a long poll with the frames that exist, or that come within a time. */
    public void poll(AsyncExchange exchange, Answer answer, int after, Duration wait) {
        var cursor = cursor(answer.journal(), after);
        if (exchange.isHead()) {
            exchange.jsonHeadersOnly();
            return;
        }
        var feed = new LongPollFeed<>(cursor);
        answer.readerJoined();
        var stream = attach(
                answer.journal(),
                onClose -> exchange.jsonLater(feed, () -> {
                    onClose.run();
                    answer.readerLeft();
                }));
        var unused = scheduler.schedule(
                () -> {
                    feed.expire();
                    stream.wake();
                },
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Opens a stream and wakes it at every new frame until it closes. */
    private static EventStream attach(Journal<?> journal, Function<Runnable, EventStream> open) {
        var wake = new Wake();
        journal.watch(wake);
        var stream = open.apply(() -> journal.unwatch(wake));
        wake.stream.set(stream);
        // A frame may have come between the watch and this line.
        stream.wake();
        return stream;
    }

    /** Wakes a stream that may not be open yet. */
    private static final class Wake implements Runnable {
        private final AtomicReference<@Nullable EventStream> stream = new AtomicReference<>();

        @Override
        public void run() {
            var open = stream.get();
            if (open != null) {
                open.wake();
            }
        }
    }

    private static <F> Cursor<F> cursor(Journal<F> journal, int after) {
        int size = journal.size();
        if (after > size) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "unknown_position",
                    "Frame " + after + " does not exist. The newest frame is " + size + ". Read from the start.");
        }
        return journal.cursorAfter(after);
    }
}
