package dev.docent.web;

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
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /chat} and {@code GET /chat?message=}: the plain form, {@code data:} events of bare text and a last {@code
 * [DONE]}. Its ids are {@code <answer>:<n>}, so that a native {@code EventSource} resumes automatically.
 */
public final class PlainChatServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Answers answers;
    private final transient JournalStreams journals;
    private final transient EventStreams streams;
    private final int maxBodyBytes;

    public PlainChatServlet(
            Access access, Answers answers, JournalStreams journals, EventStreams streams, int maxBodyBytes) {
        super("GET", "POST");
        this.access = access;
        this.answers = answers;
        this.journals = journals;
        this.streams = streams;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonBody.requireJsonType(request);
        var key = ChatServlet.idempotencyKey(request);
        var lastEventId = Positions.lastEventId(request);
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.readBody(maxBodyBytes, body -> {
            var fields = JsonBody.of(body, false);
            var caller = Callers.find(request)
                    .orElseGet(
                            () -> access.callerOf(request, fields.text("token").orElse(null)));
            if (lastEventId.isPresent()) {
                resume(exchange, caller, lastEventId.get());
            } else {
                ask(exchange, ChatServlet.question(caller, fields, key));
            }
        });
    }

    /** A HEAD requests the headers of a GET, which would ask the model. It is refused before it costs anything. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Allow", "GET, POST");
        throw new Refusal(
                Reason.METHOD_NOT_ALLOWED,
                request.getRequestURI() + " does not support HEAD, only GET and POST, which ask the model.");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var caller = Callers.of(request);
        var lastEventId = Positions.lastEventId(request);
        var message = request.getParameter("message");
        // An EventSource cannot send its own headers.
        var sent = request.getParameter("key");
        var key = sent == null ? ChatServlet.idempotencyKey(request) : ChatServlet.checkedKey(sent);
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.attempt(() -> {
            if (lastEventId.isPresent()) {
                resume(exchange, caller, lastEventId.get());
            } else {
                ask(exchange, question(caller, message, key));
            }
        });
    }

    private static Question question(Caller caller, @Nullable String message, @Nullable String key) {
        if (message == null) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "The parameter \"message\" is missing. Example: GET /chat?message=your+question");
        }
        return new Question(caller, message, null, null, key);
    }

    private void ask(AsyncExchange exchange, Question question) {
        exchange.attemptWith(() -> answers.ask(question), answer -> journals.plain(exchange, answer, 0, 0));
    }

    private void resume(AsyncExchange exchange, Caller caller, String lastEventId) {
        var position = PlainPosition.of(lastEventId);
        exchange.attemptWith(
                () -> answers.read(caller, position.answer(), position.after()),
                answer -> journals.plain(exchange, answer, position.after(), position.halfSeen()));
    }
}
