package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One connection of a client. It has two threads: one reads requests and so always notices when the client closes; the
 * other plays the scripts.
 */
public final class ScriptedConnection {
    private final ScriptedProvider provider;
    private final Socket socket;
    private final LinkedBlockingQueue<Script> toPlay = new LinkedBlockingQueue<>();
    private final CountDownLatch closedByClient = new CountDownLatch(1);

    ScriptedConnection(ScriptedProvider provider, Socket socket) {
        this.provider = provider;
        this.socket = socket;
    }

    void start() {
        ScriptedProvider.daemon("scripted-reader", this::readRequests);
        ScriptedProvider.daemon("scripted-writer", this::playScripts);
    }

    /** Waits until the client has closed this connection. */
    public void awaitClosedByClient() {
        Gate.await(closedByClient, "the client did not close the connection");
    }

    /** Returns whether the client has closed this connection. */
    public boolean isClosedByClient() {
        return closedByClient.getCount() == 0;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("closing a socket failed", e);
        }
    }

    private void readRequests() {
        try {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (var request = read(in); request != null; request = read(in)) {
                toPlay.add(provider.record(request, this));
            }
        } catch (IOException e) {
            // The client has reset the connection or did not send HTTP, or the script has closed the socket, which does
            // no harm.
            close();
        }
        closedByClient.countDown();
    }

    private void playScripts() {
        try {
            while (!socket.isClosed()) {
                toPlay.take().run(socket);
            }
        } catch (IOException e) {
            // The client is gone in mid-script; its test checks awaitClosedByClient.
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        }
    }

    private static RecordedRequest read(InputStream in) throws IOException {
        var requestLine = line(in);
        if (requestLine == null) {
            return null;
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("no HTTP request: " + line);
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        var parts = requestLine.split(" ");
        if (parts.length != 3) {
            throw new IOException("no HTTP request: " + requestLine);
        }
        return new RecordedRequest(parts[0], parts[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(ISO_8859_1).stripTrailing();
            }
            line.write(b);
        }
        return null;
    }
}
