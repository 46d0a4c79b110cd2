package dev.docent.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.Call;
import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.http.ResponseListener;
import dev.docent.http.StreamRequest;
import dev.docent.http.StreamingClient;
import dev.docent.json.JsonException;
import dev.docent.sse.SseEvent;
import dev.docent.sse.SseLimitException;
import dev.docent.sse.SseListener;
import dev.docent.sse.SseParser;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer of an {@link OpenAiModel}. The response is read by one thread at a time; a timer and {@link #stop()} may come
 * in between from others. Who ends the answer first is decided by {@link SerialListener}, and cleans up.
 */
final class OpenAiAnswer implements Generation, ResponseListener, SseListener {
    /** The most bytes of one event: 1 Mi. Beyond it the answer fails with {@link ModelFailure#NOT_A_STREAM}. */
    private static final int MAX_EVENT_BYTES = 1024 * 1024;

    /** The most bytes that are read of a body that is no event stream: 64 Ki. The rest is not waited for. */
    private static final int MAX_OTHER_BYTES = 64 * 1024;

    /**
     * How long the provider may take after its last word to add the count of tokens, and then to end the response so that
     * its connection can be used again: 2 s each. Beyond it the answer ends without the count, and the connection is closed.
     */
    private static final long GRACE_SECONDS = 2;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final SerialListener out;
    private final ProviderFailures failures;
    private final ScheduledExecutorService timers;
    private final TokenTimer tokenTimer;

    // The response's own, one thread at a time.
    private final SseParser parser = new SseParser(this, MAX_EVENT_BYTES, SseParser.AtEnd.DELIVER, "");
    private final SurrogateJoiner text = new SurrogateJoiner();
    private final SurrogateJoiner reasoning = new SurrogateJoiner();
    private @Nullable ByteArrayOutputStream otherBody; // Set when the body is no event stream.
    private boolean streamBegun;
    private boolean somethingHeard;
    private boolean responseEnded;

    // Shared.
    private volatile @Nullable ResponseHead head;
    private volatile @Nullable FinishReason finishReason; // Set means: the text is whole.
    private volatile Optional<Usage> usage = Optional.empty();

    // Guarded by this.
    private @Nullable Call call;
    private boolean callUnwanted;
    private @Nullable ScheduledFuture<?> grace;

    OpenAiAnswer(
            SerialListener out,
            ProviderFailures failures,
            Timeouts timeouts,
            ScheduledExecutorService timers,
            LongSupplier nanoTime) {
        this.out = out;
        this.failures = failures;
        this.timers = timers;
        this.tokenTimer = new TokenTimer(timeouts, timers, nanoTime, this::timedOut);
    }

    void start(StreamingClient client, StreamRequest request) {
        try {
            tokenTimer.start();
        } catch (RejectedExecutionException e) {
            fail(failures.of(ModelFailure.INTERNAL, "not sent, Docent is shutting down"));
            return;
        }
        var sent = client.send(request, this);
        synchronized (this) {
            call = sent;
            if (!callUnwanted) {
                return;
            }
        }
        sent.cancel();
    }

    @Override
    public void stop() {
        if (out.finish(new Completion(FinishReason.STOPPED, usage))) {
            release();
        }
    }

    @Override
    public void onHead(ResponseHead head) {
        this.head = head;
        boolean success = head.status() >= 200 && head.status() < 300;
        var type = head.header("content-type").orElse("");
        if (!success || type.startsWith("text/html")) {
            otherBody = new ByteArrayOutputStream();
        }
    }

    @Override
    public void onBytes(ByteBuffer bytes) {
        if (out.hasEnded()) {
            return;
        }
        if (!streamBegun && otherBody == null) {
            lookAtBeginning(bytes);
        }
        if (otherBody != null) {
            collect(otherBody, bytes);
            return;
        }
        try {
            parser.feed(bytes);
        } catch (SseLimitException e) {
            fail(failures.of(ModelFailure.NOT_A_STREAM, e.toString()));
        }
    }

    /** Some servers call everything an event stream, and some streams text; the first character tells JSON and HTML apart. */
    private void lookAtBeginning(ByteBuffer bytes) {
        for (int at = bytes.position(); at < bytes.limit(); at++) {
            byte b = bytes.get(at);
            boolean blank = b == ' ' || b == '\n' || b == '\r' || b == '\t' || isMark(b);
            if (!blank) {
                streamBegun = b != '{' && b != '[' && b != '<';
                otherBody = streamBegun ? null : new ByteArrayOutputStream();
                return;
            }
        }
    }

    private static boolean isMark(byte b) {
        return b == BYTE_ORDER_MARK[0] || b == BYTE_ORDER_MARK[1] || b == BYTE_ORDER_MARK[2];
    }

    private void collect(ByteArrayOutputStream body, ByteBuffer bytes) {
        var part = new byte[Math.min(bytes.remaining(), MAX_OTHER_BYTES - body.size())];
        bytes.get(part);
        body.writeBytes(part);
        if (body.size() == MAX_OTHER_BYTES) {
            fail(ofOtherBody());
        }
    }

    @Override
    public void onEnd() {
        responseEnded = true;
        if (otherBody == null) {
            parser.end();
        }
        end(otherBody == null && (streamBegun || somethingHeard) ? cutOff() : ofOtherBody());
    }

    @Override
    public void onFailure(HttpFailure failure) {
        responseEnded = true;
        var head = this.head;
        if (head != null && head.status() >= 300) {
            end(ofOtherBody()); // The status says more than the connection.
        } else {
            end(failures.ofHttp(failure, head != null));
        }
    }

    /** The response is over: well if the provider has said that the text is whole, else with this failure. */
    private void end(ModelException otherwise) {
        if (finishReason == null) {
            fail(otherwise);
        } else {
            finish();
        }
        release();
    }

    private ModelException cutOff() {
        return failures.of(ModelFailure.CUT_OFF, "the stream ended without finish_reason and [DONE]");
    }

    private ModelException ofOtherBody() {
        var body = otherBody == null ? "" : otherBody.toString(UTF_8);
        var head = this.head;
        if (head == null) {
            throw new AssertionError("A body comes after its head.");
        }
        return head.status() >= 200 && head.status() < 300
                ? failures.ofOtherBody(head, body)
                : failures.ofStatus(head, body);
    }

    @Override
    public void onComment(String comment) {
        somethingHeard = true;
    }

    @Override
    public void onEvent(SseEvent event) {
        somethingHeard = true;
        if (out.hasEnded()) {
            return; // Whatever comes after [DONE] is not the answer's.
        }
        if (event.data().strip().equals("[DONE]")) {
            done();
            return;
        }
        try {
            var chunk = OpenAiChunk.read(event.data());
            if (event.type().equals("error") || chunk.error()) {
                fail(failures.ofErrorEvent(event.data()));
            } else {
                read(chunk);
            }
        } catch (JsonException e) {
            badEvent(event, e);
        }
    }

    private void badEvent(SseEvent event, JsonException e) {
        if (responseEnded) {
            return; // A piece of an event, left by the end of the stream: whoever ended it says so.
        }
        fail(
                event.type().equals("error")
                        ? failures.ofErrorEvent(event.data())
                        : failures.of(ModelFailure.NOT_A_STREAM, "an event of the stream is " + e.getMessage()));
    }

    private void read(OpenAiChunk chunk) {
        tellReasoning(reasoning.next(chunk.reasoning()));
        tellText(text.next(chunk.text()));
        if (chunk.usage().isPresent()) {
            usage = chunk.usage();
        }
        chunk.finishReason().ifPresent(this::wordIsLast);
    }

    private void tellText(String delta) {
        if (!delta.isEmpty()) {
            tokenTimer.token();
            out.text(delta);
        }
    }

    private void tellReasoning(String delta) {
        if (!delta.isEmpty()) {
            tokenTimer.token();
            out.reasoning(delta);
        }
    }

    private void wordIsLast(String reason) {
        if (reason.equals("error")) {
            fail(failures.of(ModelFailure.PROVIDER_ERROR, "finish_reason error"));
            return;
        }
        tellReasoning(reasoning.end());
        tellText(text.end());
        finishReason = switch (reason) {
            case "length", "max_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.FILTERED;
            default -> FinishReason.STOP;
        };
        afterGrace(this::finishAndRelease);
    }

    private void done() {
        if (finishReason == null) {
            wordIsLast("stop");
        }
        tokenTimer.stop();
        afterGrace(this::release);
        finish();
    }

    private void finishAndRelease() {
        finish();
        release();
    }

    private void finish() {
        var reason = finishReason;
        out.finish(new Completion(reason == null ? FinishReason.STOP : reason, usage));
    }

    private void fail(ModelException failure) {
        out.fail(failure);
        release();
    }

    private void timedOut(String what) {
        var head = this.head;
        if (finishReason != null) {
            finishAndRelease();
        } else if (head != null && head.status() >= 300) {
            fail(failures.ofStatus(head, ""));
        } else {
            fail(failures.of(ModelFailure.TIMED_OUT, what));
        }
    }

    private synchronized void afterGrace(Runnable task) {
        if (grace != null) {
            grace.cancel(false);
        }
        if (!callUnwanted && !timers.isShutdown()) {
            grace = timers.schedule(task, GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends timers and the connection. If the response is over, cancelling does nothing. */
    private void release() {
        tokenTimer.stop();
        Call unwanted;
        synchronized (this) {
            callUnwanted = true;
            if (grace != null) {
                grace.cancel(false);
            }
            unwanted = call;
        }
        if (unwanted != null) {
            unwanted.cancel();
        }
    }
}
