package dev.docent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Thousands of clients in one thread. Each sends one request and passes the head and the decoded body of the response
 * to its {@link Member}. It reads only as many bytes as it is {@linkplain Connection#allow allowed} to. Thread-safe.
 *
 * <pre>{@code
 * try (var crowd = new Crowd()) {
 *     var slow = crowd.join(port, Crowd.post("/api/chat", "{}"), member, 0);
 *     slow.allow(100);
 *     slow.reset();
 * }
 * }</pre>
 */
public final class Crowd implements AutoCloseable {
    /** For {@link #join}: reads everything. */
    public static final long EVERYTHING = Long.MAX_VALUE;

    /** The receive buffer of a connection with an allowance: small, so that the server notices soon. */
    private static final int SLOW_RECEIVE_BUFFER = 4096;

    private final Selector selector;
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private volatile boolean closed;

    /** Receives one response. Called by the crowd's thread, except {@link #onJoined}. */
    public interface Member {
        /** Receives its connection, before any data. */
        default void onJoined(Connection connection) {}

        /** The head of a response has arrived: status line and fields. */
        default void onHead(String head) {}

        /** Some bytes of the body have arrived, without HTTP framing. The buffer is valid only during the call. */
        void onBody(ByteBuffer bytes);

        /** A response has ended normally; the connection may stay open. */
        default void onEnd() {}

        /** The server has closed the connection, or could not be reached. */
        void onClosed();
    }

    public Crowd() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::run, "crowd");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the bytes of a request with a JSON body. */
    public static byte[] post(String path, String json, String... headers) {
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + lines(headers)
                        + "Content-Length: " + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the bytes of a request without a body. */
    public static byte[] get(String path, String... headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + lines(headers) + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String lines(String... headers) {
        var lines = new StringBuilder();
        for (var header : headers) {
            lines.append(header).append("\r\n");
        }
        return lines.toString();
    }

    /**
     * Connects to a port of the loopback interface and sends a request.
     *
     * @param allowance how many bytes may be read; {@link #EVERYTHING} for all
     */
    public Connection join(int port, byte[] request, Member member, long allowance) {
        var connection = new Connection(member, allowance, ByteBuffer.wrap(request));
        member.onJoined(connection);
        later(() -> connection.connect(port));
        return connection;
    }

    private void later(Runnable task) {
        work.add(task);
        selector.wakeup();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::serve);
                for (var task = work.poll(); task != null; task = work.poll()) {
                    task.run();
                }
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            connection.serve(key);
        } catch (IOException e) {
            connection.close();
            connection.member.onClosed();
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    /** One client. */
    public final class Connection {
        private final Member member;
        private final ByteBuffer request;

        // Used only by the crowd's thread.
        private long allowance;
        private SelectionKey key;
        private boolean gone;
        private final ResponseDecoder decoder;

        private Connection(Member member, long allowance, ByteBuffer request) {
            this.member = member;
            this.decoder = new ResponseDecoder(new Heard(member));
            this.allowance = allowance;
            this.request = request;
        }

        /** Lets it read this many more bytes. */
        public void allow(long bytes) {
            later(() -> {
                allowance = bytes == EVERYTHING ? EVERYTHING : allowance + bytes;
                if (!gone && key != null && key.isValid() && key.channel() instanceof SocketChannel channel) {
                    key.interestOps(channel.isConnected() ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
                }
            });
        }

        /** Sends another request over this connection. Call this when the previous response is complete. */
        public void send(byte[] next) {
            later(() -> {
                try {
                    ((SocketChannel) key.channel()).write(ByteBuffer.wrap(next));
                } catch (IOException e) {
                    close();
                    member.onClosed();
                }
            });
        }

        /** Resets the connection (RST), as a killed browser does; afterwards nothing is received. */
        public void reset() {
            later(() -> {
                if (gone) {
                    return;
                }
                try {
                    ((SocketChannel) key.channel()).setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException e) {
                    // The other side has reset it.
                }
                close();
            });
        }

        private void connect(int port) {
            try {
                var channel = SocketChannel.open();
                channel.configureBlocking(false);
                if (allowance != EVERYTHING) {
                    channel.setOption(StandardSocketOptions.SO_RCVBUF, SLOW_RECEIVE_BUFFER);
                }
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.connect(new InetSocketAddress("127.0.0.1", port));
                key = channel.register(selector, SelectionKey.OP_CONNECT, this);
            } catch (IOException e) {
                gone = true;
                member.onClosed();
            }
        }

        private void serve(SelectionKey key) throws IOException {
            var channel = (SocketChannel) key.channel();
            if (key.isConnectable()) {
                channel.finishConnect();
                // A request of a few hundred bytes always fits into an empty send buffer.
                channel.write(request);
                key.interestOps(SelectionKey.OP_READ);
                return;
            }
            if (allowance <= 0) {
                key.interestOps(0);
                return;
            }
            buffer.clear().limit((int) Math.min(buffer.capacity(), allowance));
            int count = channel.read(buffer);
            if (count < 0) {
                throw new IOException("closed by the server");
            }
            allowance -= allowance == EVERYTHING ? 0 : count;
            decoder.read(buffer.flip());
        }

        private void close() {
            gone = true;
            try {
                key.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Passes on to a member what its decoder reads. */
    private record Heard(Member member) implements ResponseDecoder.Listener {
        @Override
        public void onHead(String head) {
            member.onHead(head);
        }

        @Override
        public void onBody(ByteBuffer bytes) {
            member.onBody(bytes);
        }

        @Override
        public void onEnd() {
            member.onEnd();
        }
    }
}
