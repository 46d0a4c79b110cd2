package dev.docent.web;

import dev.docent.delivery.EventStream;
import dev.docent.delivery.EventStreams;
import dev.docent.delivery.Pulse;
import dev.docent.json.Json;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.Positions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * {@code /api/check}: tests the connection between a client and this server in the forms that answers have. {@code GET} and
 * {@code POST} return {@link CheckFeed#FRAMES} frames at regular intervals; {@code GET} with {@code Accept: application/json}
 * responds after {@code wait} milliseconds.
 */
public final class CheckServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The time from one frame to the next: 250 ms. */
    static final Duration INTERVAL = Duration.ofMillis(250);

    /** The longest wait before a JSON response: 5000 ms. Longer ones are shortened to it. */
    static final int MAX_WAIT_MILLIS = 5000;

    /** The most tests at the same time: 200. Further ones get a 503 with {@code Retry-After}. */
    static final int MAX_CHECKS = 200;

    /**
     * The most tests of one user at one address: 6, which is how many connections a browser opens. Further ones get a 429 with
     * {@code Retry-After}. So a page of another site that makes a browser load this address cannot take the places of other
     * users.
     */
    static final int MAX_OF_ONE = 6;

    /** A test takes less than this: 3 s. */
    private static final Duration DURATION = Duration.ofSeconds(3);

    private static final String[] MARKS_OF_PROXIES = {"Via", "Forwarded", "X-Forwarded-For", "X-Real-IP"};

    private final transient EventStreams streams;
    private final transient ScheduledExecutorService scheduler;
    private final transient LongSupplier nanoTime;
    private final int maxBodyBytes;
    private final transient Map<String, Integer> running = new HashMap<>();

    /** The JSON response: the protocol of the last hop, and whether a proxy has left its mark. */
    private record Reached(int waited, String protocol, boolean forwarded) {}

    /**
     * Creates the servlet.
     *
     * @param scheduler makes the frames due
     * @param nanoTime a clock in nanoseconds
     * @param maxBodyBytes the longest body of a POST; its content is ignored
     */
    public CheckServlet(
            EventStreams streams, ScheduledExecutorService scheduler, LongSupplier nanoTime, int maxBodyBytes) {
        super("GET", "POST");
        this.streams = streams;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        if (AnswersServlet.wantsJson(request)) {
            poll(request, response);
        } else {
            var exchange = AsyncExchange.begin(request, response, streams);
            exchange.attempt(() -> stream(exchange, request));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.readBody(maxBodyBytes, body -> stream(exchange, request));
    }

    /** Answers with the headers of a test, without a test. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        var exchange = AsyncExchange.begin(request, response, streams);
        if (AnswersServlet.wantsJson(request)) {
            exchange.jsonHeadersOnly();
        } else {
            exchange.streamHeadersOnly();
        }
    }

    private void stream(AsyncExchange exchange, HttpServletRequest request) {
        var feed = new CheckFeed(request.getProtocol(), isForwarded(request), nanoTime);
        var stream = admitted(request, onClose -> exchange.stream(feed, new Pulse(), onClose));
        for (int n = 1; n < CheckFeed.FRAMES; n++) {
            var unused = scheduler.schedule(
                    () -> {
                        feed.tick();
                        stream.wake();
                    },
                    n * INTERVAL.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void poll(HttpServletRequest request, HttpServletResponse response) {
        var wait = Positions.number(
                "wait", Optional.ofNullable(request.getParameter("wait")).orElse("0"));
        int millis = Math.min(wait, MAX_WAIT_MILLIS);
        var json = Json.write(new Reached(millis, request.getProtocol(), isForwarded(request)));
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.attempt(() -> {
            var feed = new LateBodyFeed(json.getBytes(StandardCharsets.UTF_8));
            var stream = admitted(request, onClose -> exchange.jsonLater(feed, onClose));
            var unused = scheduler.schedule(
                    () -> {
                        feed.release();
                        stream.wake();
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        });
    }

    /** Opens a response that counts as a test until it closes. */
    private EventStream admitted(HttpServletRequest request, Function<Runnable, EventStream> open) {
        var who = Callers.find(request).map(Caller::id).orElse("") + "@" + request.getRemoteAddr();
        synchronized (running) {
            if (running.getOrDefault(who, 0) >= MAX_OF_ONE) {
                throw new Refusal(
                        Reason.TOO_MANY_FOR_USER,
                        "You are already testing " + MAX_OF_ONE + " connections. Try again in a few seconds.",
                        DURATION);
            }
            if (running.values().stream().mapToInt(Integer::intValue).sum() >= MAX_CHECKS) {
                throw new Refusal(
                        Reason.OVERLOADED,
                        MAX_CHECKS + " connections are already being tested. Try again in a few seconds.",
                        DURATION);
            }
            running.merge(who, 1, Integer::sum);
        }
        var left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                leave(who);
            }
        };
        try {
            return open.apply(leave);
        } catch (RuntimeException | Error e) {
            leave.run();
            throw e;
        }
    }

    private void leave(String who) {
        synchronized (running) {
            running.computeIfPresent(who, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return Stream.of(MARKS_OF_PROXIES).anyMatch(name -> request.getHeader(name) != null);
    }
}
