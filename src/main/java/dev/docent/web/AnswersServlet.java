package dev.docent.web;

import dev.docent.answer.Answers;
import dev.docent.delivery.EventStreams;
import dev.docent.problem.Refusal;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.JournalStreams;
import dev.docent.web.exchange.JsonBody;
import dev.docent.web.exchange.PathSegments;
import dev.docent.web.exchange.Positions;
import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /api/answers/{answer}}: the answer so far, its events ({@code GET …/events}, as a stream or as a long poll), and
 * {@code POST …/stop}.
 */
public final class AnswersServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The longest wait of a long poll. Longer ones are shortened to it, because proxies cut silent connections. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(25);

    private final transient Answers answers;
    private final transient JournalStreams journals;
    private final transient EventStreams streams;
    private final transient ReadTurns turns;
    private final int maxBodyBytes;

    public AnswersServlet(
            Answers answers, JournalStreams journals, EventStreams streams, ReadTurns turns, int maxBodyBytes) {
        super("GET", "POST");
        this.answers = answers;
        this.journals = journals;
        this.streams = streams;
        this.turns = turns;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var path = PathSegments.of(request);
        if (path.size() == 1) {
            show(request, response, path.get(0));
        } else if (isAction(path, "events")) {
            events(request, response, path.get(0));
        } else {
            throw Refusal.notFound("resource", request.getRequestURI());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PathSegments.of(request);
        if (!isAction(path, "stop")) {
            throw Refusal.notFound("resource", request.getRequestURI());
        }
        var caller = Callers.of(request);
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.readBody(maxBodyBytes, body -> {
            int keepUntil = JsonBody.of(body, true).number("after").orElse(Integer.MAX_VALUE);
            exchange.attemptWith(
                    () -> answers.stop(caller, path.get(0), keepUntil), done -> exchange.reply(Reply.empty(204)));
        });
    }

    private static boolean isAction(List<String> path, String action) {
        return path.size() == 2 && path.get(1).equals(action);
    }

    private void events(HttpServletRequest request, HttpServletResponse response, String id) {
        var caller = Callers.of(request);
        int after = Positions.of(request);
        var wait = wait(request);
        boolean poll = wantsJson(request);
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.attemptWith(() -> answers.read(caller, id, after), answer -> {
            if (poll) {
                journals.poll(exchange, answer, after, wait);
            } else {
                journals.events(exchange, answer, after);
            }
        });
    }

    /** Returns whether a request is a long poll. */
    static boolean wantsJson(HttpServletRequest request) {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        var types = accept.toLowerCase(Locale.ROOT);
        return types.contains("application/json") && !types.contains("text/event-stream");
    }

    /** Returns how long a long poll may wait. */
    static Duration wait(HttpServletRequest request) {
        var seconds = Positions.number(
                "wait", Optional.ofNullable(request.getParameter("wait")).orElse("0"));
        return Duration.ofSeconds(Math.min(seconds, MAX_WAIT.toSeconds()));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String id) {
        var caller = Callers.of(request);
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.replyFrom(turns.shares().of(caller.id()), () -> Reply.json(200, turns.view(caller, id)));
    }
}
