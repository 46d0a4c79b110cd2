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
 * A request that is answered later, by the thread that has the answer. Meanwhile, no thread waits for the body or the
 * socket. It is answered once: with a reply, a failure, or a stream. Thread-safe.
 */
public final class AsyncExchange {
    /**
     * The container's buffer for a stream: 512 bytes, enough for some tokens. Containers keep this buffer, by default 8 to
     * 32 KiB, as long as the response is open. Data that does not fit is written without it.
     */
    private static final int STREAM_BUFFER_BYTES = 512;

    /** How long the body of a request may take: 30 s. It has at most some hundred kilobytes. */
    static final Duration BODY_LIMIT = Duration.ofSeconds(30);

    private final HttpServletRequest request;
    private final boolean head;
    private final HttpServletResponse response;
    private final AsyncContext context;
    private final EventStreams streams;
    private final AtomicBoolean answered = new AtomicBoolean();

    private AsyncExchange(HttpServletRequest request, HttpServletResponse response, EventStreams streams) {
        this.request = request;
        // Later, the client may have gone, and Tomcat refuses all access to a request that it will reuse for another
        // client.
        this.head = request.getMethod().equals("HEAD");
        this.response = response;
        this.streams = streams;
        this.context = request.startAsync(request, response);
        // From here on, Docent has its own limits.
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

    /** Runs blocking work, and answers with its result, or with the problem that it throws. */
    public void replyFrom(Executor threads, Callable<Reply> work) {
        try {
            threads.execute(() -> {
                try {
                    reply(work.call());
                } catch (Throwable e) {
                    // An Error too, because the client waits for an answer.
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
     * @param maxBytes the longest body; a longer one is a 413, and one that does not arrive within {@link
     *     #BODY_LIMIT} is a 408
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

    /** Needed because each byte restarts the container's own time-outs. */
    private void bodyIsLate() {
        fail(new Refusal(
                Reason.TOO_SLOW,
                "The body of the request did not arrive within " + BODY_LIMIT.toSeconds() + " seconds."));
    }

    /** Runs a step towards the answer. If it throws, answers with the problem. */
    public void attempt(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Continues with the result of a step, now or later. If one of them throws, answers with the problem. */
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

    /** Answers with the problem document of a failure. */
    void fail(Throwable failure) {
        reply(Problems.replyTo(failure));
    }

    /**
     * Answers with a stream of events.
     *
     * @param pulse how often the connection to this reader needs a heartbeat
     * @param onClose run once, when the connection has closed
     */
    public EventStream stream(Feed feed, Pulse pulse, Runnable onClose) {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("This request was already answered");
        }
        streamHeaders();
        return open(feed, pulse, onClose);
    }

    /** Answers with a JSON body that is sent when its feed has it. */
    public EventStream jsonLater(Feed feed, Runnable onClose) {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("This request was already answered");
        }
        jsonHeaders();
        return open(feed, new Pulse(), onClose);
    }

    /**
     * Returns whether the client wants only the headers. Then start nothing and wait for nothing: answer with {@link
     * #streamHeadersOnly()} instead of a stream, and with {@link #jsonHeadersOnly()} instead of a later body.
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
        // No cache may store a user's answer for another user.
        response.setHeader("Cache-Control", "no-cache, no-transform, private, no-store");
        // Without this, nginx buffers whole responses.
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
