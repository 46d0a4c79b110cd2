package dev.docent.web.exchange;

import dev.docent.delivery.BodyFeed;
import dev.docent.delivery.EventStream;
import dev.docent.delivery.EventStreams;
import dev.docent.delivery.Feed;
import dev.docent.delivery.Pulse;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One request that is answered later, by whichever thread has the answer; no thread waits meanwhile, neither for the body
 * nor for the socket. It is answered once: by a reply, by a failure, or by a stream. Thread-safe.
 */
public final class AsyncExchange {
    /**
     * How much the container may hold back of a stream: 512 bytes, which hold some tokens. Containers keep such a buffer, by
     * default of 8 to 32 KiB, as long as the response is open; what does not fit is written without it.
     */
    private static final int STREAM_BUFFER_BYTES = 512;

    /** How long the body of a request may take to come: 30 s. It is at most some hundred kilobytes. */
    static final Duration BODY_LIMIT = Duration.ofSeconds(30);

    private final HttpServletRequest request;
    private final boolean head;
    private final HttpServletResponse response;
    private final AsyncContext context;
    private final EventStreams streams;
    private final AtomicBoolean answered = new AtomicBoolean();

    private AsyncExchange(HttpServletRequest request, HttpServletResponse response, EventStreams streams) {
        this.request = request;
        // Later the client may have gone, and Tomcat refuses every question about a request that it will use for
        // another client.
        this.head = request.getMethod().equals("HEAD");
        this.response = response;
        this.streams = streams;
        this.context = request.startAsync(request, response);
        // The limits of what happens from here on are our own.
        context.setTimeout(0);
    }

    /**
     * Takes a request over from its servlet.
     *
     * @throws Refusal if a filter in front of it forbids asynchronous requests
     */
    public static AsyncExchange begin(HttpServletRequest request, HttpServletResponse response, EventStreams streams) {
        AsyncSupport.missing(request).ifPresent(refusal -> {
            throw refusal;
        });
        return new AsyncExchange(request, response, streams);
    }

    /** Runs work that blocks, and answers with what it returns or with the problem that it throws. */
    public void replyFrom(Executor threads, Callable<Reply> work) {
        try {
            threads.execute(() -> {
                try {
                    reply(work.call());
                } catch (Throwable e) {
                    // An Error too: its caller waits for an answer.
                    fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            fail(e);
        }
    }

    /**
     * Reads the whole body as UTF-8, then continues with it in a thread of the container.
     *
     * @param maxBytes the longest body; a longer one is a problem 413, one that has not arrived within {@link
     *     #BODY_LIMIT} a 408
     */
    public void readBody(int maxBytes, Consumer<String> next) throws IOException {
        var inTime = streams.after(BODY_LIMIT, this::bodyIsLate);
        BodyReader.start(
                request.getInputStream(),
                maxBytes,
                body -> {
                    inTime.run();
                    if (!answered.get()) {
                        attempt(() -> next.accept(body));
                    }
                },
                failure -> {
                    inTime.run();
                    fail(failure);
                });
    }

    /** Each byte restarts the container's own time-outs. */
    private void bodyIsLate() {
        fail(new Refusal(
                Reason.TOO_SLOW,
                "The body of the request did not arrive within " + BODY_LIMIT.toSeconds() + " seconds."));
    }

    /** Runs a step towards the answer; answers with the problem when it throws one. */
    public void attempt(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Continues with the result of a step, now or later; answers with the problem if one of the two throws one. */
    public <T> void attemptWith(Supplier<CompletionStage<T>> step, Consumer<T> next) {
        attempt(() -> step.get().whenComplete((value, failure) -> {
            if (failure != null) {
                fail(failure);
            } else {
                attempt(() -> next.accept(value));
            }
        }));
    }

    /** Answers with a whole response. */
    public void reply(Reply reply) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        if (reply.body().length > 0) {
            response.setContentType(reply.contentType());
            response.setCharacterEncoding("UTF-8");
            response.setContentLength(reply.body().length);
        }
        open(new BodyFeed(reply.body()), new Pulse(), () -> {});
    }

    /** Answers with the problem that a failure is. */
    void fail(Throwable failure) {
        reply(Problems.replyTo(failure));
    }

    /**
     * Answers with a stream of events.
     *
     * @param pulse how often the way to this reader needs a heartbeat
     * @param onClose run once, when the connection has closed
     */
    public EventStream stream(Feed feed, Pulse pulse, Runnable onClose) {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("This request was already answered");
        }
        streamHeaders();
        return open(feed, pulse, onClose);
    }

    /** Answers with a JSON body that comes when its feed has it. */
    public EventStream jsonLater(Feed feed, Runnable onClose) {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("This request was already answered");
        }
        jsonHeaders();
        return open(feed, new Pulse(), onClose);
    }

    /**
     * Returns whether the caller wants only the headers. Then nothing is started and nothing waited for: {@link
     * #streamHeadersOnly()} or {@link #jsonHeadersOnly()} answers what would be a stream or would come later.
     */
    boolean isHead() {
        return head;
    }

    /** Answers with the headers of a stream. */
    public void streamHeadersOnly() {
        if (answered.compareAndSet(false, true)) {
            streamHeaders();
            open(new BodyFeed(Feed.NOTHING), new Pulse(), () -> {});
        }
    }

    /** Answers with the headers of a JSON body. */
    public void jsonHeadersOnly() {
        if (answered.compareAndSet(false, true)) {
            jsonHeaders();
            open(new BodyFeed(Feed.NOTHING), new Pulse(), () -> {});
        }
    }

    private void streamHeaders() {
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        // What one may read, no cache may keep for another.
        response.setHeader("Cache-Control", "no-cache, no-transform, private, no-store");
        // nginx buffers whole responses without this.
        response.setHeader("X-Accel-Buffering", "no");
        response.setBufferSize(STREAM_BUFFER_BYTES);
    }

    private void jsonHeaders() {
        response.setStatus(200);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "private, no-store");
    }

    /** Sets a header of the response, before it is answered. */
    public void header(String name, String value) {
        response.setHeader(name, value);
    }

    private EventStream open(Feed feed, Pulse pulse, Runnable onClose) {
        try {
            return streams.open(context, feed, pulse, onClose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
