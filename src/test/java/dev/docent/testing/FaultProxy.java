package dev.docent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stretch of bad network between an HTTP/1.1 client and a server on this machine. For each request a {@link Plan} says
 * what happens to its response: it is cut after exactly n bytes, stalls, trickles, or never comes.
 *
 * <pre>{@code
 * try (var proxy = new FaultProxy(server.port(), Plan.inTurn(Fault.cutAfter(120), Fault.none()))) {
 *     ask(proxy.port());      // sees 120 bytes, the head of the response included, and then the end of the connection
 *     ask(proxy.port());      // sees everything, as does every later request
 * }
 * }</pre>
 *
 * <p>Bytes are counted from the request on, so that connections may be kept alive. Requests come one after the other on a
 * connection, with a {@code Content-Length} when they have a body. Listens on a free port of the loopback interface; has two
 * threads for each connection, and waits in none of them for time to pass unless it throttles. Closing it breaks every
 * connection. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
    /** Decides about each request. */
    @FunctionalInterface
    public interface Plan {
        /**
         * Returns what happens to a response.
         *
         * @param request the number of the request, from 1
         * @param head the request line and the header fields
         */
        Fault faultFor(int request, String head);

        /** Gives the first request the first fault and so on, and passes on whatever comes after them. */
        static Plan inTurn(Fault... faults) {
            Queue<Fault> left = new ArrayDeque<>(List.of(faults));
            return (request, head) -> left.isEmpty() ? Fault.none() : left.remove();
        }
    }

    private final ServerSocket listener;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<FaultyConnection> open = ConcurrentHashMap.newKeySet();

    // Guarded by this.
    private Plan plan;
    private int requests;
    private int faults;

    /** Begins to listen, in front of this port of the loopback interface. */
    public FaultProxy(int target, Plan plan) {
        this.target = target;
        this.plan = plan;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the address that stands for the server's, with a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /** Has another plan decide from the next request on. */
    public synchronized void plan(Plan newPlan) {
        plan = newPlan;
    }

    /** Returns how many requests have come. */
    public synchronized int requests() {
        return requests;
    }

    /** Returns how many responses have met the end that their fault gives them, at the latest when the client sees it. */
    public synchronized int faults() {
        return faults;
    }

    /** Waits until so many responses have met the end that their fault gives them. */
    public synchronized void awaitFaults(int count) {
        long deadline = Patience.deadline();
        while (faults < count) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("waited 20 s for " + count + " faults; there were " + faults);
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts this thread", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(FaultyConnection::close);
        threads.shutdown();
    }

    synchronized Fault faultFor(String head) {
        requests++;
        return plan.faultFor(requests, head);
    }

    synchronized void faultHappened() {
        faults++;
        notifyAll();
    }

    void closed(FaultyConnection connection) {
        open.remove(connection);
    }

    private void accept() {
        try {
            while (true) {
                var connection = FaultyConnection.open(this, listener.accept(), target);
                open.add(connection);
                threads.execute(connection::passRequests);
                threads.execute(connection::passResponses);
            }
        } catch (IOException e) {
            // The proxy was closed, or the server behind it.
        }
    }
}
