package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.docent.testing.Fault.End;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection through a {@link FaultProxy}: one thread passes on requests, another one responses. */
final class FaultyConnection {
    /** Small, so that the server notices soon that nothing is read. */
    private static final int RECEIVE_BUFFER = 64 << 10;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final CountDownLatch closed = new CountDownLatch(1);

    // Replaced when a request passes, before the server receives it.
    private volatile Response response = new Response(Fault.none());

    /** The rest of a fault. */
    private static final class Response {
        private final Fault fault;

        // Written only by the thread that passes on responses.
        private volatile long left;

        Response(Fault fault) {
            this.fault = fault;
            this.left = fault.bytes();
        }
    }

    private FaultyConnection(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    static FaultyConnection open(FaultProxy proxy, Socket client, int target) throws IOException {
        var server = new Socket();
        server.setReceiveBufferSize(RECEIVE_BUFFER);
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        return new FaultyConnection(proxy, client, server);
    }

    void passRequests() {
        try {
            var in = new BufferedInputStream(client.getInputStream());
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                var fault = proxy.faultFor(head);
                var body = in.readNBytes(length(head));
                if (fault.end() == End.BLACK_HOLE) {
                    proxy.faultHappened();
                    await();
                    return;
                }
                response = new Response(fault);
                server.setSoTimeout((int) fault.idle().toMillis());
                server.getOutputStream().write(head.getBytes(ISO_8859_1));
                server.getOutputStream().write(body);
            }
            if (!isStalled()) {
                close();
            }
        } catch (IOException e) {
            // The client has reset the connection. A stalled server does not notice this either.
            if (!isStalled()) {
                close();
            }
        }
    }

    void passResponses() {
        var buffer = new byte[8192];
        try {
            for (int count = server.getInputStream().read(buffer);
                    count >= 0;
                    count = server.getInputStream().read(buffer)) {
                if (!pass(buffer, count)) {
                    return;
                }
            }
            close();
        } catch (SocketTimeoutException e) {
            proxy.faultHappened();
            close();
        } catch (IOException e) {
            reset();
        }
    }

    /** Passes on what the fault allows; returns false if that was the last. */
    private boolean pass(byte[] bytes, int count) throws IOException {
        // After the last byte has passed, the next request may bring another fault.
        var passing = response;
        var fault = passing.fault;
        int passed = (int) Math.min(count, passing.left);
        passing.left -= passed;
        for (int at = 0; at < passed; at += fault.piece()) {
            client.getOutputStream().write(bytes, at, Math.min(fault.piece(), passed - at));
            if (fault.bytesPerSecond() > 0 && await(TimeUnit.SECONDS.toNanos(fault.piece()) / fault.bytesPerSecond())) {
                return false;
            }
        }
        if (passed == count) {
            return true;
        }
        proxy.faultHappened();
        switch (fault.end()) {
            case FIN -> close();
            case RESET -> reset();
            default -> {}
        }
        if (isStalled()) {
            // From now on, what the server sends fills its own buffers.
            await();
        }
        return false;
    }

    private boolean isStalled() {
        var passing = response;
        return passing.fault.end() == End.STALL && passing.left == 0;
    }

    private void await() {
        await(Long.MAX_VALUE);
    }

    /** Returns whether the connection was closed within this time. */
    private boolean await(long nanos) {
        try {
            return closed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        }
    }

    private void reset() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is already closed.
        }
        close();
    }

    void close() {
        closed.countDown();
        proxy.closed(this);
        try {
            client.close();
            server.close();
        } catch (IOException e) {
            throw new AssertionError("closing a socket failed", e);
        }
    }

    /** Reads up to the blank line; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int lineLength = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && lineLength == 0) {
                return head.toString(ISO_8859_1);
            }
            if (b == '\n') {
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
            }
        }
        return "";
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
