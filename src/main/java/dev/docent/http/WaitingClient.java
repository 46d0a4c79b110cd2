package dev.docent.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests whose caller waits for the response and reads it at its own speed. It is for work in the background:
 * each caller occupies a thread. Otherwise it behaves like {@link StreamingClient}. Thread-safe. It has threads of its
 * own, so create it for a task and close it afterwards.
 *
 * <pre>{@code
 * try (var client = new WaitingClient("Docent", ClientLimits.DEFAULT, Outgoing.STRAIGHT, Duration.ofSeconds(60));
 *         var response = client.send(new StreamRequest("GET", url, Map.of(), new byte[0]))) {
 *     response.body().transferTo(file);
 * }
 * }</pre>
 */
public final class WaitingClient implements AutoCloseable {
    /** A selector, and threads that make connections: 4 in all. */
    private static final int THREADS = 4;

    /** How much of a response is read at once: 16 KiB. */
    private static final int RESPONSE_BUFFER_BYTES = 16 * 1024;

    private final HttpClient client;
    private final Outgoing outgoing;
    private final Duration silence;

    /**
     * Creates a client that is ready to send.
     *
     * @param silence how long a server may send nothing, before its response and inside it; after that, the request
     *     fails with {@link HttpFailure.Kind#SILENT}
     */
    public WaitingClient(String userAgent, ClientLimits limits, Outgoing outgoing, Duration silence) {
        this.outgoing = outgoing;
        this.silence = silence;
        this.client = JettyClients.start(
                userAgent,
                limits,
                outgoing,
                new JettyClients.PoolSizes("docent-http-waiting", THREADS, 1, RESPONSE_BUFFER_BYTES));
    }

    /**
     * The head of a response and its bytes. Close it to end the request.
     *
     * @param body throws an {@link IOException} whose cause is an {@link HttpFailure} if the response breaks off
     */
    public record WaitingReply(ResponseHead head, InputStream body) implements Closeable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /**
     * Sends a request and waits for the head of its response.
     *
     * @throws InterruptedIOException if the thread is interrupted, which ends the request
     */
    public WaitingReply send(StreamRequest request) throws HttpFailure, InterruptedIOException {
        var wire = client.newRequest(request.url())
                .method(request.method())
                .idleTimeout(silence.toMillis(), TimeUnit.MILLISECONDS);
        wire.headers(headers -> request.headers().forEach(headers::put));
        if (request.body().length > 0) {
            wire.body(new BytesRequestContent(
                    request.headers().getOrDefault("Content-Type", "application/octet-stream"), request.body()));
        }
        var exchange = new Exchange(request, wire, outgoing.via(request.url()).orElse(null));
        return exchange.send();
    }

    /** Ends every request, closes the connections and ends the threads. */
    @Override
    public void close() {
        JettyClients.stop(client);
    }

    /** One request and its response. */
    private final class Exchange {
        private final StreamRequest request;
        private final Request wire;
        private final @Nullable OutgoingProxy via;
        private final InputStreamResponseListener listener = new InputStreamResponseListener();

        Exchange(StreamRequest request, Request wire, @Nullable OutgoingProxy via) {
            this.request = request;
            this.wire = wire;
            this.via = via;
        }

        WaitingReply send() throws HttpFailure, InterruptedIOException {
            wire.send(listener);
            try {
                // The client's own time-outs end it earlier.
                var response = listener.get(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
                return new WaitingReply(JettyClients.head(response), new Body(listener.getInputStream()));
            } catch (InterruptedException e) {
                abort(e);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for " + request);
            } catch (ExecutionException e) {
                throw failure(e.getCause() == null ? e : e.getCause(), false);
            } catch (TimeoutException e) {
                throw failure(e, false);
            }
        }

        private void abort(Throwable cause) {
            var unused = wire.abort(cause); // Whether it had ended already does not matter.
        }

        private HttpFailure failure(Throwable cause, boolean headSeen) {
            boolean silent = cause instanceof TimeoutException && wire.getConnection() != null;
            var kind = silent ? HttpFailure.Kind.SILENT : Failures.kind(cause, headSeen, client.isRunning());
            return new HttpFailure(kind, request, via, cause);
        }

        /** The bytes, with failures in words. */
        private final class Body extends InputStream {
            private final InputStream bytes;

            Body(InputStream bytes) {
                this.bytes = bytes;
            }

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                try {
                    return bytes.read(into, offset, length);
                } catch (InterruptedIOException e) {
                    throw e;
                } catch (IOException e) {
                    var failure = failure(e.getCause() == null ? e : e.getCause(), true);
                    throw new IOException(failure.getMessage(), failure);
                }
            }

            @Override
            public void close() throws IOException {
                bytes.close();
                abort(new IOException("closed by its reader"));
            }
        }
    }
}
