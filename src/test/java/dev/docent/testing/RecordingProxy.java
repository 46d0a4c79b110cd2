package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A classic HTTP proxy that records the heads of its requests. One request per connection. Thread-safe. */
public final class RecordingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final String refusal;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** Starts a proxy that passes on everything. */
    public RecordingProxy() {
        this("");
    }

    /** Starts a proxy that answers everything with this status line. */
    public RecordingProxy(String refusal) {
        this.refusal = refusal;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ScriptedProvider.daemon("recording-proxy", this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Returns the heads so far. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                ScriptedProvider.daemon("recording-proxy-client", () -> serve(client));
            } catch (IOException e) {
                return; // The proxy was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var head = head(client.getInputStream());
            heads.add(head);
            if (!refusal.isEmpty()) {
                client.getOutputStream()
                        .write(("HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
                return;
            }
            var target = head.split(" ")[1];
            boolean tunnel = head.startsWith("CONNECT ");
            var address = URI.create(tunnel ? "tunnel://" + target : target);
            // Connects every name to this machine, because only the path through the proxy is tested.
            try (var upstream = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
                if (tunnel) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                } else {
                    upstream.getOutputStream().write(head.getBytes(ISO_8859_1));
                }
                ScriptedProvider.daemon("recording-proxy-way", () -> copy(client, upstream));
                copy(upstream, client);
            }
        } catch (IOException e) {
            // One side has closed, which ends the connection.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // As above.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("closed in the head");
            }
            head.write(b);
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
