package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over plain sockets. It repeats, hides or abandons nothing without the test's knowledge. Keeps one connection
 * to one port and opens another when that breaks. One thread at a time.
 *
 * <pre>{@code
 * var client = new WireClient(proxy.port());
 * client.send("GET", "/docs/health/live", List.of(), "");
 * client.readHead();      // the status; 0 if the connection broke before the head was complete
 * client.readBody();      // the next bytes; empty at the end
 * client.isWhole();       // whether the response has ended normally
 * }</pre>
 */
public final class WireClient implements AutoCloseable {
    private static final byte[] NOTHING = {};
    private static final int TO_THE_END = -1;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private Map<String, String> headers = Map.of();

    /** The remaining bytes of the body or of its chunk. */
    private long left;

    private boolean chunked;
    private boolean chunkBegun;
    private boolean whole;

    public WireClient(int port) {
        this.port = port;
    }

    /** Sends a request. One that the connection does not accept counts as sent and lost. */
    public void send(String method, String path, List<String> fields, String body) {
        var bytes = body.getBytes(UTF_8);
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        fields.forEach(field -> head.append(field).append("\r\n"));
        if (bytes.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n");
        }
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        request.writeBytes(bytes);
        try {
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout((int) Patience.MILLIS);
                in = new BufferedInputStream(socket.getInputStream());
            }
            socket.getOutputStream().write(request.toByteArray());
        } catch (IOException e) {
            close();
        }
    }

    /** Waits for the head of the response and returns its status, 0 if the connection breaks first. */
    public int readHead() {
        whole = false;
        chunkBegun = false;
        left = 0;
        try {
            int status = Integer.parseInt(line().split(" ")[1]);
            headers = new HashMap<>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            chunked = header("transfer-encoding").equals("chunked");
            var length = header("content-length");
            left = length.isEmpty() ? TO_THE_END : Long.parseLong(length);
            if (status == 204) {
                left = 0;
            }
            if (chunked) {
                left = 0;
            } else if (left == 0) {
                whole = true;
            }
            return status;
        } catch (IOException e) {
            close();
            return 0;
        }
    }

    /** Returns a header field of the response, empty if absent. @param name in lower case */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Waits for the next bytes of the body; empty at its end, whatever the reason. */
    public byte[] readBody() {
        if (whole || socket == null) {
            return NOTHING;
        }
        try {
            if (chunked && left == 0) {
                beginChunk();
                if (whole) {
                    return NOTHING;
                }
            }
            var bytes = new byte[(int) (left == TO_THE_END ? 8192 : Math.min(left, 8192))];
            int count = in.read(bytes);
            if (count < 0) {
                // Without a length, the body ends with the connection.
                whole = left == TO_THE_END;
                close();
                return NOTHING;
            }
            if (left != TO_THE_END) {
                left -= count;
                whole = left == 0 && !chunked;
            }
            return Arrays.copyOf(bytes, count);
        } catch (IOException e) {
            close();
            return NOTHING;
        }
    }

    /** Waits for the end of the body and returns all of it. */
    public byte[] readAll() {
        var all = new ByteArrayOutputStream();
        for (var bytes = readBody(); bytes.length > 0; bytes = readBody()) {
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    /** Waits for the end of the body and returns all of it as UTF-8. */
    public String readText() {
        return new String(readAll(), UTF_8);
    }

    /** Returns whether the response has ended normally. */
    public boolean isWhole() {
        return whole;
    }

    /** Closes the connection; the next request opens another one. */
    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = null;
            in = InputStream.nullInputStream();
        }
    }

    private void beginChunk() throws IOException {
        if (chunkBegun) {
            line(); // The line end after the previous chunk, which may never arrive.
        }
        chunkBegun = true;
        left = Long.parseLong(line(), 16);
        if (left == 0) {
            line();
            whole = true;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended in a line");
            }
            line.write(b);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
