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
 * A bad network between an HTTP/1.1 client and a server on this machine. For each request a {@link Plan} decides what
 * happens to its response: it is cut after exactly n bytes, stalls, trickles, or never arrives.
 *
 * <pre>{@code
 * try (var proxy = new FaultProxy(server.port(), Plan.inTurn(Fault.cutAfter(120), Fault.none()))) {
 *     ask(proxy.port());      // sees 120 bytes, including the head of the response, and then the end of the connection
 *     ask(proxy.port());      // sees everything, as does every later request
 * }
 * }</pre>
 *
 * <p>Bytes are counted from each request, so connections may be kept alive. Requests follow each other on a connection,
 * with a {@code Content-Length} if they have a body. Listens on a free port of the loopback interface. Has two threads
 * per connection, which wait for time to pass only to throttle. Closing it breaks all connections. Thread-safe.
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

        /** Gives the first request the first fault and so on, and passes on all later ones. */
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

    /** Starts listening, in front of this port of the loopback interface. */
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

    /** Returns the address to use instead of the server's, with a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /** Uses another plan from the next request on. */
    public synchronized void plan(Plan newPlan) {
        plan = newPlan;
    }

    /** Returns how many requests have arrived. */
    public synchronized int requests() {
        return requests;
    }

    /** Returns how many responses have reached the end of their fault, counted at the latest when the client sees it. */
    public synchronized int faults() {
        return faults;
    }

    /** Waits until this many responses have reached the end of their fault. */
    public synchronized void awaitFaults(int count) {
        long deadline = Patience.deadline();
        while (faults < count) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError(
                        "waited " + Patience.SECONDS + " s for " + count + " faults; there were " + faults);
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
            // The proxy or the server was closed.
        }
    }
}
