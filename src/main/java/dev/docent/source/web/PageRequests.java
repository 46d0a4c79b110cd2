package dev.docent.source.web;

import dev.docent.format.html.RobotsMeta;
import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.http.WholeResponse;
import dev.docent.http.WholeResponses.ReadLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for pages, one after the other, with a pause before each request. A server that is busy (429, 503) is
 * asked again after the time that it names. Thread-safe: one request at a time.
 */
final class PageRequests {
    /** The longest time of a response, from the request to its last byte: 60 s. */
    static final Duration LONGEST_RESPONSE = Duration.ofSeconds(60);

    /** How often a busy server is asked for one page: three times. */
    static final int ATTEMPTS = 3;

    /** The longest time that a busy server is waited for: two minutes. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** How long a busy server is waited for if it names no time: 5 s. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    /** After this number of failures of the server in a row, it is not asked any more. */
    static final int MOST_FAILURES = 10;

    /** Lists of pages get a third of the time of a walk, so that there is time for the pages. */
    static final int LISTS_SHARE = 3;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final Set<Integer> LOGIN = Set.of(401, 403, 407);

    private final WebAccess access;
    private final WebTools tools;
    private final WebClient client;
    private final CountDownLatch stopped;
    private final Instant end;
    private final Instant endOfLists;
    private Duration delay;
    private int asked;
    private int failures;
    /** Why the last request that had no response had none. */
    private PageReply noResponse = new PageReply.Same();

    /** @param stopped is opened when no more pages are wanted; pauses then end at once */
    PageRequests(WebOptions options, WebTools tools, WebClient client, CountDownLatch stopped) {
        this.access = options.access();
        this.tools = tools;
        this.client = client;
        this.stopped = stopped;
        var begin = tools.clock().instant();
        this.end = begin.plus(options.limits().longest());
        this.endOfLists = begin.plus(options.limits().longest().dividedBy(LISTS_SHARE));
        this.delay = options.limits().delay();
    }

    /** Makes the pauses longer, if they are shorter than this. */
    void pauseAtLeast(@Nullable Duration wanted) {
        delay = wanted != null && wanted.compareTo(delay) > 0 ? wanted : delay;
    }

    /** Returns whether the server has failed too often in a row. */
    boolean hasGivenUp() {
        return failures >= MOST_FAILURES;
    }

    /** Returns whether the walk has taken as long as it may. */
    boolean isLate() {
        return tools.clock().instant().isAfter(end);
    }

    /** Returns whether no more lists of pages are asked for. */
    boolean isLateForLists() {
        return tools.clock().instant().isAfter(endOfLists);
    }

    /** Returns how many requests were sent. */
    int asked() {
        return asked;
    }

    /**
     * Asks for an address, and waits for the reply.
     *
     * @param proof makes the request conditional; null for the whole page
     * @param most the most bytes of the page
     * @throws WalkStopped if Docent is shutting down
     */
    synchronized PageReply ask(WebAddress address, PageRecord.@Nullable Proof proof, long most)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            if (asked++ > 0) {
                tools.pause().await(delay, stopped);
            }
            if (stopped.getCount() == 0) {
                throw new WalkStopped();
            }
            var response = response(address, proof, most);
            var wait = response.map(this::busyFor).orElse(Duration.ZERO);
            if (wait.isZero() || attempt == ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0 || isLate()) {
                return counted(response.map(whole -> reply(whole, proof, most)).orElse(noResponse));
            }
            tools.pause().await(wait, stopped);
        }
    }

    private Optional<WholeResponse> response(WebAddress address, PageRecord.@Nullable Proof proof, long most)
            throws InterruptedException {
        var headers = access.sent();
        if (proof != null && proof.etag() != null) {
            headers.put("If-None-Match", proof.etag());
        }
        if (proof != null && proof.modified() != null) {
            headers.put("If-Modified-Since", proof.modified());
        }
        try {
            return Optional.of(client.responses().get(address.uri(), headers, new ReadLimits(most, LONGEST_RESPONSE)));
        } catch (HttpFailure e) {
            if (e.kind() == HttpFailure.Kind.CLOSED) {
                throw new WalkStopped();
            }
            noResponse = new PageReply.Failed(e.kind().sentence(), true);
            return Optional.empty();
        }
    }

    private Duration busyFor(WholeResponse response) {
        var head = response.head();
        return head == null || !BUSY.contains(head.status())
                ? Duration.ZERO
                : head.header("retry-after").flatMap(this::time).orElse(USUAL_WAIT);
    }

    /**
     * {@code Retry-After} has seconds or a date (RFC 9110, section 10.2.3). At least a second, because zero means "not
     * busy".
     */
    private Optional<Duration> time(String retryAfter) {
        var second = Duration.ofSeconds(1);
        try {
            var wait = retryAfter.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(tools.clock().instant(), date(retryAfter));
            return Optional.of(wait.compareTo(second) < 0 ? second : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private PageReply counted(PageReply reply) {
        boolean fails = reply instanceof PageReply.Failed failure && failure.ofServer();
        failures = fails ? failures + 1 : 0;
        return reply;
    }

    private static PageReply reply(WholeResponse response, PageRecord.@Nullable Proof proof, long most) {
        if (response.end() == WholeResponse.End.TOO_SLOW) {
            return new PageReply.Failed("it did not come within " + LONGEST_RESPONSE.toSeconds() + " s", true);
        }
        var head = response.head();
        if (head == null) {
            throw new AssertionError("A body comes after its head");
        }
        if (head.status() == 304 && proof != null) {
            return new PageReply.Same();
        }
        if (REDIRECTS.contains(head.status()) && head.header("location").isPresent()) {
            return new PageReply.Sent(head.header("location").orElseThrow());
        }
        if (GONE.contains(head.status())) {
            return new PageReply.Gone();
        }
        if (head.status() != 200 && head.status() != 203) {
            return failed(head);
        }
        return response.end() == WholeResponse.End.TOO_LONG
                ? new PageReply.TooLarge(response.body(), most)
                : content(response, head);
    }

    private static PageReply failed(ResponseHead head) {
        var status = "the server answered with status " + head.status();
        if (LOGIN.contains(head.status())) {
            return new PageReply.Failed(status + ": it wants a login, or does not let this one in", false);
        }
        if (BUSY.contains(head.status())) {
            var wait = head.header("retry-after")
                    .map(after -> ", Retry-After: " + after)
                    .orElse("");
            return new PageReply.Failed(status + ": it is busy" + wait, true);
        }
        return new PageReply.Failed(status, head.status() >= 500);
    }

    private static PageReply content(WholeResponse response, ResponseHead head) {
        var type = MediaType.of(head.header("content-type").orElse(""));
        var robots = head.headers().getOrDefault("x-robots-tag", List.of()).stream()
                .map(RobotsMeta::of)
                .reduce(RobotsMeta.ALL, RobotsMeta::and);
        var etag = head.header("etag").orElse(null);
        var modified = head.header("last-modified").orElse(null);
        var proof = etag == null && modified == null ? null : new PageRecord.Proof(etag, modified);
        return new PageReply.Content(type.selfContained(response.body()), type, robots, proof);
    }
}
