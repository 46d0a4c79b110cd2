package dev.docent.source.web;

import dev.docent.http.ClientLimits;
import dev.docent.http.Outgoing;
import dev.docent.http.StreamingClient;
import dev.docent.http.WholeResponses;
import dev.docent.threads.Timers;
import java.util.concurrent.ScheduledExecutorService;

/** Sends the requests of one walk. Its threads end with it. Thread-safe. */
public final class WebClient implements AutoCloseable {
    private final StreamingClient client;
    private final WholeResponses responses;
    private final Runnable endOfTimers;

    /** Creates a client that sends requests through these proxies. */
    public static WebClient of(Outgoing outgoing) {
        var timers = new Timers("docent-web", 1);
        return new WebClient(outgoing, timers.scheduler(), timers::close);
    }

    /**
     * @param timers end responses that take too long
     * @param endOfTimers is called when the client is closed
     */
    WebClient(Outgoing outgoing, ScheduledExecutorService timers, Runnable endOfTimers) {
        this.client = new StreamingClient(WebAccess.USER_AGENT, ClientLimits.DEFAULT, outgoing);
        this.responses = new WholeResponses(client, timers);
        this.endOfTimers = endOfTimers;
    }

    WholeResponses responses() {
        return responses;
    }

    /** Ends a request that is running. */
    @Override
    public void close() {
        client.close();
        endOfTimers.run();
    }
}
