package dev.docent.launch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request stays incomplete. The server's own time-out restarts with each
 * byte, so a byte every few seconds would keep a connection forever (Slowloris). What happens after the head is not
 * checked.
 */
final class SlowHeads extends Handler.Wrapper implements Connection.Listener {
    /** How long a head may take: 30 s, and up to half of that more until it is noticed. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = LIMIT.dividedBy(2);

    private final Map<Connection, Waiting> connections = new ConcurrentHashMap<>();

    /** What is known about a connection that waits for the head of a request. */
    private static final class Waiting {
        private volatile boolean busy;

        /** How many bytes had come when the last request ended. */
        private volatile long bytesBefore;

        /** When more than that was first seen; zero if it was not. Only {@link #look} uses it. */
        private long begunAt;
    }

    SlowHeads(Handler handler) {
        super(handler);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookLater(getServer().getScheduler());
    }

    private void lookLater(Scheduler scheduler) {
        scheduler.schedule(
                () -> {
                    look(System.nanoTime());
                    if (isRunning()) {
                        lookLater(scheduler);
                    }
                },
                BETWEEN_LOOKS.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Closes connections that have waited too long at this time, in nanoseconds. */
    void look(long now) {
        connections.forEach((connection, waiting) -> {
            if (waiting.busy || connection.getBytesIn() <= waiting.bytesBefore) {
                waiting.begunAt = 0;
            } else if (waiting.begunAt == 0) {
                waiting.begunAt = now;
            } else if (now - waiting.begunAt >= LIMIT.toNanos()) {
                connection.getEndPoint().close();
            }
        });
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Waiting());
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var connection = request.getConnectionMetaData().getConnection();
        var waiting = connections.get(connection);
        if (waiting != null) {
            waiting.busy = true;
            Request.addCompletionListener(request, failure -> {
                waiting.bytesBefore = connection.getBytesIn();
                waiting.busy = false;
            });
        }
        return super.handle(request, response, callback);
    }
}
