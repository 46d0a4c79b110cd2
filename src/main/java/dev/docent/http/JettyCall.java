package dev.docent.http;

import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.SerializedInvoker;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response: translates the HTTP client's callbacks into those of {@link ResponseListener}. All
 * calls of the listener go through one invoker, because the client reports a failure from whichever thread found it.
 */
final class JettyCall implements Call {
    /** How many chunks of one response a thread reads in a row: 16, which are 8 KB. */
    private static final int TURN_CHUNKS = 16;

    /** Chunks that are 5 ms apart, like the tokens of a fast model, are not in a row. */
    private static final long PAUSE_NANOS = 5_000_000;

    /** What Java calls the cipher of a connection on which none has been agreed yet. */
    private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";

    private final StreamRequest request;
    private final Request wire;
    private final ResponseListener listener;
    private final Executor otherThreads;
    private final BooleanSupplier clientRuns;
    private final @Nullable OutgoingProxy via;
    private final SerializedInvoker invoker = new SerializedInvoker(JettyCall.class);

    // Only used inside the invoker.
    private boolean headSeen;
    private @Nullable Throwable listenerFailure;

    // Shared.
    private volatile boolean cancelled;

    /**
     * @param otherThreads read responses that would occupy the thread that waits for bytes for too long
     * @param via the proxy that it goes through, for failures; null for none
     */
    JettyCall(
            StreamRequest request,
            Request wire,
            ResponseListener listener,
            Executor otherThreads,
            BooleanSupplier clientRuns,
            @Nullable OutgoingProxy via) {
        this.request = request;
        this.wire = wire;
        this.listener = listener;
        this.otherThreads = otherThreads;
        this.clientRuns = clientRuns;
        this.via = via;
    }

    void send() {
        wire.onResponseHeaders(response -> invoker.run(() -> readHead(response)))
                .onResponseContentSource((response, source) -> invoker.run(new Body(source)))
                .send(result -> invoker.run(() -> complete(result)));
    }

    @Override
    public void cancel() {
        cancelled = true;
        abort(new CancellationException("cancelled"));
    }

    private void readHead(Response response) {
        headSeen = true;
        tell(() -> listener.onHead(JettyClients.head(response)));
    }

    /**
     * Reads one chunk, and requests another call when there is more. Reading until nothing is left would cost one
     * more system call and one more buffer for each token, and the demand checks again anyway.
     *
     * <p>Listeners do not block, so the thread that received the bytes delivers them: handing them to another thread
     * costs more than the work itself. But a response that always has more data continues in another thread after some
     * chunks, because this thread also opens the connections of all other calls, and cannot do so while it reads.
     */
    private final class Body implements Runnable {
        private final Content.Source source;
        private int chunksInARow;
        private long lastReadAt;
        private final Invocable.Task whenThereIsMore =
                Invocable.from(InvocationType.NON_BLOCKING, () -> invoker.run(this));

        Body(Content.Source source) {
            this.source = source;
        }

        @Override
        public void run() {
            var chunk = source.read();
            if (chunk == null) {
                source.demand(whenThereIsMore);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                abort(chunk.getFailure()); // Does nothing if the response has failed because of this.
                return;
            }
            boolean last = chunk.isLast();
            tellBytes(chunk.getByteBuffer());
            chunk.release();
            if (last) {
                return;
            }
            if (!isTurnOver()) {
                source.demand(whenThereIsMore);
                return;
            }
            try {
                otherThreads.execute(() -> source.demand(whenThereIsMore));
            } catch (RejectedExecutionException e) {
                abort(e); // The client is being closed.
            }
        }

        private boolean isTurnOver() {
            long now = System.nanoTime();
            chunksInARow = now - lastReadAt < PAUSE_NANOS ? chunksInARow + 1 : 1;
            lastReadAt = now;
            return chunksInARow % TURN_CHUNKS == 0;
        }
    }

    private void tellBytes(ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            tell(() -> listener.onBytes(bytes));
        }
    }

    private void tell(Runnable call) {
        if (cancelled || listenerFailure != null) {
            return;
        }
        try {
            call.run();
        } catch (Throwable e) {
            // An Error too: otherwise the listener would never learn how the response ended.
            listenerFailure = e;
            abort(e);
        }
    }

    private void abort(Throwable cause) {
        var unused = wire.abort(cause); // The result goes to complete.
    }

    private void complete(Result result) {
        if (cancelled) {
            return;
        }
        if (result.isSucceeded()) {
            end();
        } else if (listenerFailure != null) {
            listener.onFailure(failure(HttpFailure.Kind.LISTENER, listenerFailure));
        } else {
            var cause = result.getFailure();
            var kind = Failures.kind(cause, headSeen, clientRuns.getAsBoolean());
            boolean insecure = kind == HttpFailure.Kind.RESET && hasNoSecureSession();
            listener.onFailure(failure(insecure ? HttpFailure.Kind.TLS : kind, cause));
        }
    }

    private HttpFailure failure(HttpFailure.Kind kind, Throwable cause) {
        return new HttpFailure(kind, request, via, cause);
    }

    private void end() {
        try {
            listener.onEnd();
        } catch (Throwable e) {
            listener.onFailure(failure(HttpFailure.Kind.LISTENER, e));
        }
    }

    /** The writing thread may find the connection closed before the reading thread has said why it closed it. */
    private boolean hasNoSecureSession() {
        var connection = wire.getConnection();
        if (connection == null || !"https".equalsIgnoreCase(wire.getScheme())) {
            return false;
        }
        var session = connection.getSslSessionData();
        return session == null || session.cipherSuite().equals(NO_CIPHER);
    }
}
