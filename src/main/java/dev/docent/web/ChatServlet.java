package dev.docent.web;

import dev.docent.answer.Answer;
import dev.docent.answer.Answers;
import dev.docent.answer.Question;
import dev.docent.delivery.EventStreams;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.JournalStreams;
import dev.docent.web.exchange.JsonBody;
import dev.docent.web.exchange.Positions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/chat}: asks, and streams the answer from its first event on. The same request with {@code
 * Last-Event-ID} continues the same answer. A client that accepts only JSON and says how long to {@code wait} gets a
 * page of events, as in a long poll.
 */
public final class ChatServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Answers answers;
    private final transient JournalStreams journals;
    private final transient EventStreams streams;
    private final int maxBodyBytes;

    public ChatServlet(
            Access access, Answers answers, JournalStreams journals, EventStreams streams, int maxBodyBytes) {
        super("POST");
        this.access = access;
        this.answers = answers;
        this.journals = journals;
        this.streams = streams;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonBody.requireJsonType(request);
        var key = idempotencyKey(request);
        int after = Positions.of(request);
        boolean polls = request.getParameter("wait") != null && AnswersServlet.wantsJson(request);
        var wait = polls ? AnswersServlet.wait(request) : null;
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.readBody(maxBodyBytes, body -> {
            var fields = JsonBody.of(body, false);
            var question = question(asker(request, fields), fields, key);
            // A reader who has seen frames needs the rest of that answer, never the beginning of another one.
            exchange.attemptWith(
                    () -> after == 0 ? answers.ask(question) : answers.attach(question, after),
                    answer -> reply(exchange, answer, after, wait));
        });
    }

    private Caller asker(HttpServletRequest request, JsonBody fields) {
        return Callers.find(request)
                .orElseGet(() -> access.callerOf(request, fields.text("token").orElse(null)));
    }

    private void reply(AsyncExchange exchange, Answer answer, int after, @Nullable Duration wait) {
        // Relative to /api/chat (RFC 9110, 8.7), because a proxy may serve this below a path that the server does not
        // know.
        exchange.header("Content-Location", "../api/answers/" + answer.id());
        if (wait == null) {
            journals.events(exchange, answer, after);
        } else {
            journals.poll(exchange, answer, after, wait);
        }
    }

    /** Reads a question from a request; shared by both forms of asking. */
    static Question question(Caller caller, JsonBody body, @Nullable String idempotencyKey) {
        var continues = body.text("continue");
        var message =
                continues.isPresent() ? body.text("message").orElse(Question.CONTINUE) : body.requiredText("message");
        return new Question(
                caller,
                new Question.Asked(message, body.text("model").orElse(null), Narrowings.of(body)),
                new Question.Destination(body.text("conversation").orElse(null), continues.orElse(null)),
                idempotencyKey);
    }

    /** Reads the header {@code Idempotency-Key}: 1 to 128 visible ASCII characters. */
    static @Nullable String idempotencyKey(HttpServletRequest request) {
        return checkedKey(request.getHeader("Idempotency-Key"));
    }

    /** Returns an idempotency key if it may be one, or if there is none. */
    static @Nullable String checkedKey(@Nullable String key) {
        if (key != null && !key.matches("[!-~]{1,128}")) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "The idempotency key must have 1 to 128 visible ASCII characters; it has " + key.length() + ".");
        }
        return key;
    }
}
