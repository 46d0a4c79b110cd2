package dev.docent.http;

import dev.docent.http.WholeResponse.End;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gets responses as a whole, within limits of bytes and time. {@link #get} and {@link #send} are for threads that may wait: those
 * of a pass. Thread-safe.
 *
 * <p>A response beyond a limit is not a failure: the connection is closed, and the {@link WholeResponse} says so. What
 * is counted are the bytes after decompression, as they arrive, so that a small body that unpacks to a large one costs
 * no more memory than the limit.
 */
public final class WholeResponses {
    private static final byte[] NO_BODY = {};

    private final StreamingClient client;
    private final ScheduledExecutorService timers;

    /** @param timers end responses that take too long */
    public WholeResponses(StreamingClient client, ScheduledExecutorService timers) {
        this.client = client;
        this.timers = timers;
    }

    /**
     * The limits of a response.
     *
     * @param bytes the most bytes of the body
     * @param time how long it may take, from the request to its last byte
     */
    public record ReadLimits(long bytes, Duration time) {}

    /**
     * Sends a GET request and waits for the response. Redirects are not followed.
     *
     * @throws HttpFailure if there is no response, or it breaks off; of the kind {@link HttpFailure.Kind#CLOSED} if the
     *     client or its timers were closed
     * @throws InterruptedException if the thread was interrupted; the connection is closed
     */
    public WholeResponse get(URI url, Map<String, String> headers, ReadLimits limits)
            throws HttpFailure, InterruptedException {
        return send(new StreamRequest("GET", url, headers, NO_BODY), limits);
    }

    /** Sends any request and waits for the response, as {@link #get} does. */
    public WholeResponse send(StreamRequest request, ReadLimits limits) throws HttpFailure, InterruptedException {
        var response = begin(request, limits);
        try {
            return response.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpFailure failure) {
                throw failure;
            }
            throw new AssertionError("Only a failure of HTTP completes it exceptionally", e);
        } finally {
            response.cancel(false);
        }
    }

    /**
     * Sends any request and does not wait.
     *
     * @return the response; fails with the {@link HttpFailure} of {@link #get}. To cancel it closes the connection
     */
    public CompletableFuture<WholeResponse> begin(StreamRequest request, ReadLimits limits) {
        var body = new Body(limits.bytes());
        Future<?> late;
        try {
            late = limit(body, request, limits.time());
        } catch (HttpFailure e) {
            return CompletableFuture.failedFuture(e);
        }
        body.limitedBy(late);
        var call = client.send(request, body);
        var unused = body.result.whenComplete((response, failure) -> {
            late.cancel(false);
            call.cancel();
        });
        return body.result;
    }

    private Future<?> limit(Body body, StreamRequest request, Duration time) throws HttpFailure {
        try {
            return timers.schedule(() -> body.finish(End.TOO_SLOW), time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new HttpFailure(HttpFailure.Kind.CLOSED, request, null, e);
        }
    }

    private static final class Body implements ResponseListener {
        private final CompletableFuture<WholeResponse> result = new CompletableFuture<>();
        private final long most;

        // Guarded by this.
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable ResponseHead head;

        private volatile @Nullable Future<?> timer;

        Body(long most) {
            this.most = most;
        }

        /** Sets the timer that is stopped before anybody gets the response. */
        void limitedBy(Future<?> timer) {
            this.timer = timer;
        }

        private void stopTimer() {
            var set = timer;
            if (set != null) {
                set.cancel(false);
            }
        }

        @Override
        public synchronized void onHead(ResponseHead head) {
            this.head = head;
        }

        @Override
        public void onBytes(ByteBuffer chunk) {
            if (!keep(chunk)) {
                finish(End.TOO_LONG);
            }
        }

        private synchronized boolean keep(ByteBuffer chunk) {
            int length = (int) Math.min(chunk.remaining(), most - bytes.size());
            boolean fits = length == chunk.remaining();
            var copy = new byte[length];
            chunk.get(copy);
            bytes.writeBytes(copy);
            return fits;
        }

        @Override
        public void onEnd() {
            finish(End.WHOLE);
        }

        void finish(End end) {
            WholeResponse response;
            synchronized (this) {
                response = new WholeResponse(head, bytes.toByteArray(), end);
            }
            stopTimer();
            result.complete(response);
        }

        @Override
        public void onFailure(HttpFailure failure) {
            stopTimer();
            result.completeExceptionally(failure);
        }
    }
}
