package dev.docent.web;

import dev.docent.answer.Answer;
import dev.docent.answer.Answers;
import dev.docent.answer.Question;
import dev.docent.answer.Refusal;
import dev.docent.answer.Refusal.Reason;
import dev.docent.delivery.EventStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /api/chat}: asks, and streams the answer from its first event on. The same request again, with {@code
 * Last-Event-ID}, goes on with the same answer. Who accepts only JSON gets a page of events, as of a long poll.
 */
public final class ChatServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Answers answers;
    private final transient AnswerStreams answerStreams;
    private final transient EventStreams streams;
    private final int maxBodyBytes;

    public ChatServlet(
            Access access, Answers answers, AnswerStreams answerStreams, EventStreams streams, int maxBodyBytes) {
        super("POST");
        this.access = access;
        this.answers = answers;
        this.answerStreams = answerStreams;
        this.streams = streams;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonBody.requireJsonType(request);
        var key = idempotencyKey(request);
        int after = Positions.of(request);
        var path = request.getContextPath();
        var wait = AnswersServlet.wantsJson(request)
                ? Optional.of(AnswersServlet.wait(request))
                : Optional.<Duration>empty();
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.readBody(maxBodyBytes, body -> {
            var fields = JsonBody.of(body, false);
            var question = question(asker(request, fields), fields, key);
            var answer = after == 0 ? answers.ask(question) : attach(question);
            answer.whenComplete((begun, failure) -> {
                if (failure != null) {
                    exchange.fail(failure);
                } else {
                    reply(exchange, begun, after, wait, path);
                }
            });
        });
    }

    private String asker(HttpServletRequest request, JsonBody fields) {
        return Users.find(request).orElseGet(() -> access.userOf(request, fields.text("token")));
    }

    /** A reader who has seen frames wants the rest of that answer, never the beginning of another one. */
    private CompletionStage<Answer> attach(Question question) {
        return answers.attach(question)
                .orElseThrow(() -> new Refusal(
                        Reason.NOT_FOUND,
                        "answer_gone",
                        "The answer that this request goes on with is no longer kept as a stream. Ask again without"
                                + " Last-Event-ID, or read the conversation."));
    }

    private void reply(AsyncExchange exchange, Answer answer, int after, Optional<Duration> wait, String contextPath) {
        exchange.attempt(() -> {
            exchange.header("Content-Location", contextPath + "/api/answers/" + answer.id());
            wait.ifPresentOrElse(
                    limit -> answerStreams.poll(exchange, answer, after, limit),
                    () -> answerStreams.events(exchange, answer, after));
        });
    }

    /** Reads a question from a request; shared by both forms of asking. */
    static Question question(String user, JsonBody body, Optional<String> idempotencyKey) {
        return new Question(
                user, body.requiredText("message"), body.text("conversation"), body.text("model"), idempotencyKey);
    }

    /** Reads the header {@code Idempotency-Key}: 1 to 128 visible ASCII characters. */
    static Optional<String> idempotencyKey(HttpServletRequest request) {
        return idempotencyKey(Optional.ofNullable(request.getHeader("Idempotency-Key")));
    }

    /** Checks an idempotency key. */
    static Optional<String> idempotencyKey(Optional<String> key) {
        if (key.isPresent() && !key.get().matches("[!-~]{1,128}")) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "The idempotency key must have 1 to 128 visible ASCII characters; it has "
                            + key.get().length() + ".");
        }
        return key;
    }
}
