package dev.docent.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.docent.testing.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bad network between a browser and a server. Passes on bytes until a test tells it to hold them back or to break the
 * connections. Listens on a free port of the loopback interface. Thread-safe.
 */
final class Relay implements AutoCloseable {
    private static final int BUFFER = 8192;

    /** What happens, once, when these characters arrive from the server. */
    private record Trap(String text, Runnable action) {}

    private final ServerSocket listener;
    private volatile URI target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile boolean hasCut;
    private volatile Trap trap;

    Relay(URI target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("relay", this::accept);
    }

    /** Returns the address to use instead of the server's. */
    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
    }

    /** Passes on everything from the server up to the first of these ASCII characters, and the rest when the gate opens. */
    void holdAfter(String text, Gate gate) {
        trap = new Trap(text, gate::pass);
    }

    /** Passes on everything from the server up to these ASCII characters, and then breaks all connections. */
    void cutAfter(String text) {
        trap = new Trap(text, () -> {
            hasCut = true;
            cut();
        });
    }

    /** Returns whether {@link #cutAfter} has broken the connections. */
    boolean hasCut() {
        return hasCut;
    }

    /** Breaks all connections, and every new one until {@link #mend}. */
    void breakDown() {
        refusing = true;
        cut();
    }

    void mend() {
        refusing = false;
    }

    /** Connects every new connection to another server. */
    void leadTo(URI other) {
        target = other;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breakDown();
    }

    private void cut() {
        open.forEach(Relay::reset);
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                if (refusing) {
                    reset(client);
                } else {
                    connect(client);
                }
            }
        } catch (IOException e) {
            // The relay was closed.
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
        } catch (IOException e) {
            reset(client); // The server is down.
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        if (refusing) {
            cut(); // It broke down meanwhile, and may not have seen these.
        }
        run("relay-up", () -> copy(client, server, false));
        run("relay-down", () -> copy(server, client, true));
    }

    private void copy(Socket from, Socket to, boolean down) {
        var buffer = new byte[BUFFER];
        var tail = "";
        try {
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                int passed = 0;
                var set = trap;
                if (down && set != null) {
                    var text = tail + new String(buffer, 0, count, ISO_8859_1);
                    int found = text.indexOf(set.text());
                    if (found >= 0) {
                        trap = null;
                        passed = found + set.text().length() - tail.length();
                        // What ended in the previous buffer was already passed on.
                        passed = Math.max(0, passed);
                        to.getOutputStream().write(buffer, 0, passed);
                        set.action().run();
                    }
                    tail = text.substring(Math.max(0, text.length() - set.text().length() + 1));
                }
                to.getOutputStream().write(buffer, passed, count - passed);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is already broken.
        }
    }

    private static void run(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
