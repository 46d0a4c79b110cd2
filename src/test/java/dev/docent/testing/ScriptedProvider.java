package dev.docent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntSupplier;

/**
 * A model server over plain sockets that does what a test says, including faults:
 *
 * <pre>{@code
 * try (var provider = new ScriptedProvider()) {
 *     var gate = new Gate();
 *     provider.next(Script.eventStream().event(Script.delta("Hello")).await(gate).reset());
 *     …                                         // ask provider.url()
 *     provider.awaitRequest().json();           // what was asked
 *     gate.open();
 *     provider.connection(0).awaitClosedByClient();
 * }
 * }</pre>
 *
 * <p>Listens on a free port of the loopback interface. Requests use the scripts of {@link #next} in turn, and then the
 * script of {@link #always}. Thread-safe.
 */
public final class ScriptedProvider implements AutoCloseable {
    private final ServerSocket server;

    // Guarded by this.
    private final Queue<Script> scripts = new ArrayDeque<>();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<ScriptedConnection> connections = new ArrayList<>();
    private final Map<RecordedRequest, ScriptedConnection> connectionOfRequest = new IdentityHashMap<>();
    private Script defaultScript = Script.response(500, "text/plain", "no script for this request");

    /** Starts listening. */
    public ScriptedProvider() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("scripted-provider", this::accept);
    }

    /** Returns the base address for the setting {@code docent.model.url}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /**
     * Returns the settings of a Docent that asks this provider. @param more further settings: names and values in turn
     */
    public Map<String, String> settings(String... more) {
        var settings = new HashMap<>(Map.of(
                "docent.model.provider", "openai",
                "docent.model.url", url().toString(),
                "docent.model.name", "scripted"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** Uses this script for the next request that has none yet. */
    public synchronized ScriptedProvider next(Script script) {
        scripts.add(script);
        return this;
    }

    /** Forgets the unused scripts of {@link #next}, which a failed test may have left. */
    public synchronized void forgetScripts() {
        scripts.clear();
    }

    /** Uses this script for every request for which {@link #next} has none. */
    public synchronized ScriptedProvider always(Script script) {
        defaultScript = script;
        return this;
    }

    /** Returns every request so far. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Waits for the first request and returns it. */
    public RecordedRequest awaitRequest() {
        return awaitRequest(0);
    }

    /** Waits for a request, counted from 0, and returns it. */
    public RecordedRequest awaitRequest(int number) {
        awaitMoreThan(number, requests::size, "requests");
        return requests().get(number);
    }

    /** Returns how many connections there have been. */
    public synchronized int connectionCount() {
        return connections.size();
    }

    /** Waits for a connection, counted from 0, and returns it. */
    public ScriptedConnection connection(int number) {
        awaitMoreThan(number, connections::size, "connections");
        synchronized (this) {
            return connections.get(number);
        }
    }

    /** Returns the connection of a request. */
    public synchronized ScriptedConnection connectionOf(RecordedRequest request) {
        return connectionOfRequest.get(request);
    }

    /** Closes the port and all connections. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            connections.forEach(ScriptedConnection::close);
        }
    }

    /**
     * Notes a request and returns its script. The script is used up, also if the client is gone before it is played: otherwise the
     * next request might get it.
     */
    synchronized Script record(RecordedRequest request, ScriptedConnection connection) {
        connectionOfRequest.put(request, connection);
        requests.add(request);
        notifyAll();
        var script = scripts.poll();
        return script == null ? defaultScript : script;
    }

    static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                var connection = new ScriptedConnection(this, server.accept());
                synchronized (this) {
                    connections.add(connection);
                    notifyAll();
                }
                connection.start();
            }
        } catch (IOException e) {
            // The provider was closed.
        }
    }

    private synchronized void awaitMoreThan(int number, IntSupplier count, String what) {
        long deadline = Patience.deadline();
        while (count.getAsInt() <= number) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("waited " + Patience.SECONDS + " s for more than " + number + " " + what);
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts this thread", e);
            }
        }
    }
}
