package dev.docent.web;

import dev.docent.ingest.status.IndexSummary;
import dev.docent.problem.Refusal;
import dev.docent.web.exchange.AsyncSupport;
import dev.docent.web.exchange.PathSegments;
import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GET /health/live}: 200 as long as the process serves. {@code GET /health/ready}: 200 as soon as questions can be
 * answered from an index, 503 before; its JSON says what is still running, or what the server does not allow.
 */
public final class HealthServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Readiness> readiness;

    /** What the field {@code status} says. */
    private enum ServerStatus {
        /** The process serves requests. */
        LIVE,
        /** The first pass has not read a source yet. */
        STARTING,
        /** Questions can be answered. */
        READY,
        /** The database cannot be used. */
        BROKEN,
        /** The server does not allow asynchronous responses. */
        MISCONFIGURED
    }

    /**
     * Whether questions can be answered.
     *
     * @param ready whether questions can be answered
     * @param details details, by field
     */
    public record Readiness(boolean ready, Map<String, Object> details) {
        /**
         * Returns the readiness of an index and a database.
         *
         * @param indexed whether questions can be answered from the index
         * @param index the progress of the index
         * @param databaseBroken whether the database cannot be used
         */
        public static Readiness of(boolean indexed, IndexSummary index, boolean databaseBroken) {
            var status = indexed ? ServerStatus.READY : ServerStatus.STARTING;
            return new Readiness(
                    indexed && !databaseBroken,
                    Map.of(
                            "status",
                            databaseBroken ? ServerStatus.BROKEN : status,
                            "database",
                            databaseBroken ? "cannot be used; the log says why" : "ok",
                            "index",
                            index));
        }
    }

    public HealthServlet(Supplier<Readiness> readiness) {
        super("GET");
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var check = PathSegments.rest(request);
        if (check.equals("live")) {
            Reply.json(200, Map.of("status", ServerStatus.LIVE)).writeTo(response);
        } else if (check.equals("ready")) {
            var state = AsyncSupport.missing(request)
                    .map(HealthServlet::misconfigured)
                    .orElseGet(readiness);
            Reply.json(state.ready() ? 200 : 503, state.details()).writeTo(response);
        } else {
            throw Refusal.notFound("resource", request.getRequestURI());
        }
    }

    private static Readiness misconfigured(Refusal refusal) {
        var sentence = String.valueOf(refusal.getMessage());
        return new Readiness(false, Map.of("status", ServerStatus.MISCONFIGURED, "detail", sentence));
    }
}
