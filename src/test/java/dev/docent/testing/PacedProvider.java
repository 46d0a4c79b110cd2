package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * A model server that answers every request with an endless chat completion: tokens at a steady rate, each with the
 * {@link TokenStamp} of its sending. One thread, no garbage per token. Use it as an object or as a process. The process
 * takes the number of tokens per second as its argument and prints the port that it listens on.
 *
 * <p>A request with the word {@code silent}, in its path or its question, gets only the head of a stream; one with
 * {@code only-once} gets one word and the end.
 */
public final class PacedProvider implements AutoCloseable {
    private static final byte[] HEAD =
            ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(ISO_8859_1);
    private static final String EVENT_START = "data: {\"id\":\"chatcmpl-AbCdEfGhIjKlMnOpQrStUvWxYz012\","
            + "\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"paced\",\"choices\":[{\"index\":0,"
            + "\"delta\":{\"content\":\"";
    private static final String EVENT_END = "\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";
    private static final byte[] TOKEN = chunk(EVENT_START + "~000000 " + EVENT_END);
    private static final byte[] ONCE = (new String(chunk(EVENT_START + "Once." + EVENT_END), ISO_8859_1)
                    + new String(
                            chunk("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"),
                            ISO_8859_1)
                    + new String(chunk("data: [DONE]\n\n"), ISO_8859_1) + "0\r\n\r\n")
            .getBytes(ISO_8859_1);
    private static final int STAMP_AT = new String(TOKEN, ISO_8859_1).indexOf('~') + 1;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Queue<Stream> due = new ArrayDeque<>();
    private final ByteBuffer requestBytes = ByteBuffer.allocate(256 * 1024);
    private final ByteBuffer token = ByteBuffer.allocateDirect(TOKEN.length);
    private final byte[] stamp = new byte[TokenStamp.DIGITS];
    private final long periodNanos;
    private volatile boolean closed;

    /** A running response, and when its next token is due. All have the same period, so a queue keeps the order. */
    private static final class Stream {
        final SocketChannel channel;
        long nextAt;

        Stream(SocketChannel channel, long nextAt) {
            this.channel = channel;
            this.nextAt = nextAt;
        }
    }

    /** Starts listening on a free port of the loopback interface. */
    public PacedProvider(double tokensPerSecond) throws IOException {
        periodNanos = (long) (1e9 / tokensPerSecond);
        server.bind(new InetSocketAddress("127.0.0.1", 0), 4096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        token.put(TOKEN).flip();
    }

    public static void main(String[] args) throws IOException {
        var provider = new PacedProvider(Double.parseDouble(args[0]));
        System.out.println(provider.server.socket().getLocalPort());
        provider.run();
    }

    /** Serves in a separate thread. */
    public void start() {
        ScriptedProvider.daemon("paced-provider", () -> {
            try {
                run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Returns the base address for the setting {@code docent.model.url}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.socket().getLocalPort() + "/v1");
    }

    @Override
    public void close() {
        closed = true;
    }

    private static byte[] chunk(String text) {
        return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(ISO_8859_1);
    }

    /**
     * Sleeps until the next token with a timer that is finer than the selector's milliseconds; checks the sockets every
     * millisecond.
     */
    private void run() throws IOException {
        long lookAt = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            if (now - lookAt >= 0) {
                if (due.isEmpty()) {
                    selector.select(this::serve, 100);
                } else {
                    selector.selectNow(this::serve);
                }
                lookAt = System.nanoTime() + 1_000_000;
            }
            long pause = sendDue();
            if (pause > 0) {
                LockSupport.parkNanos(Math.min(pause, 1_000_000));
            }
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** Sends what is due and returns the nanoseconds until the next token. */
    private long sendDue() {
        for (var stream = due.peek(); stream != null; stream = due.peek()) {
            long wait = stream.nextAt - System.nanoTime();
            if (wait > 0) {
                return wait;
            }
            due.remove();
            stream.nextAt += periodNanos;
            if (send(stream.channel)) {
                due.add(stream);
            }
        }
        return 0;
    }

    private boolean send(SocketChannel channel) {
        TokenStamp.write(TokenStamp.now(), stamp, 0);
        token.put(STAMP_AT, stamp).rewind();
        try {
            channel.write(token);
            if (token.hasRemaining()) {
                throw new IOException("the reader is too slow for this measurement");
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key);
            }
        } catch (IOException e) {
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException ignored) {
                // The connection is gone anyway.
            }
        }
    }

    private void accept() throws IOException {
        for (var channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new StringBuilder());
        }
    }

    private void read(SelectionKey key) throws IOException {
        var channel = (SocketChannel) key.channel();
        requestBytes.clear();
        if (channel.read(requestBytes) < 0) {
            throw new IOException("closed");
        }
        var request = (StringBuilder) key.attachment();
        request.append(new String(requestBytes.array(), 0, requestBytes.position(), ISO_8859_1));
        if (!isWhole(request)) {
            return;
        }
        channel.write(ByteBuffer.wrap(HEAD));
        if (request.indexOf("only-once") >= 0) {
            channel.write(ByteBuffer.wrap(ONCE));
        } else if (request.indexOf("silent") < 0) {
            due.add(new Stream(channel, System.nanoTime() + periodNanos));
        }
        request.setLength(0);
    }

    private static boolean isWhole(StringBuilder request) {
        int end = request.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        var head = request.substring(0, end).toLowerCase(Locale.ROOT);
        int field = head.indexOf("content-length:");
        if (field < 0) {
            return request.indexOf("\r\n0\r\n\r\n", end) >= 0 || !head.contains("transfer-encoding");
        }
        int lineEnd = head.indexOf('\r', field);
        var length = head.substring(field + 15, lineEnd < 0 ? head.length() : lineEnd);
        return request.length() >= end + 4 + Integer.parseInt(length.strip());
    }
}
