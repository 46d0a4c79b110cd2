package dev.docent.web;

import dev.docent.answer.Refusal;
import dev.docent.delivery.EventStreams;
import dev.docent.journal.Journal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * {@code GET /api/index}: the state of the index. {@code POST /api/index}: starts a pass over the documents. {@code GET
 * /api/index/events}: the progress of the current pass, or of the last one.
 */
public final class IndexServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Passes passes;
    private final transient AnswerStreams answerStreams;
    private final transient EventStreams streams;

    /** The passes over the documents, as this servlet sees them. Thread-safe; nothing here waits. */
    public interface Passes {
        /** Returns the state, a record that has a JSON text. */
        Object state();

        /** Starts a pass unless one is running. */
        void start();

        /** Returns the journal of the current pass, or of the last one. */
        Journal journal();
    }

    public IndexServlet(Passes passes, AnswerStreams answerStreams, EventStreams streams) {
        super("GET", "POST");
        this.passes = passes;
        this.answerStreams = answerStreams;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var rest = PathSegments.rest(request);
        if (rest.isEmpty()) {
            ProblemFilter.write(Reply.json(200, passes.state()), response);
        } else if (rest.equals("events")) {
            int after = Positions.of(request);
            var exchange = AsyncExchange.begin(request, response, streams);
            exchange.attempt(() -> answerStreams.events(exchange, passes.journal(), after));
        } else {
            throw Refusal.notFound("resource", request.getRequestURI());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!PathSegments.rest(request).isEmpty()) {
            throw Refusal.notFound("resource", request.getRequestURI());
        }
        passes.start();
        ProblemFilter.write(Reply.json(202, passes.state()), response);
    }
}
