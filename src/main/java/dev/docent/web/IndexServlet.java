package dev.docent.web;

import dev.docent.delivery.EventStreams;
import dev.docent.ingest.PassScope;
import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.files.FileStatus;
import dev.docent.journal.Journal;
import dev.docent.json.WireName;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.threads.Shares;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/index}: the state of the index. {@code POST /api/index}: starts a pass over the documents, or over one source,
 * folder or file. {@code POST /api/index/cancel}: ends the running pass. {@code GET /api/index/events}: the progress of the
 * current pass, or of the last one. {@code GET /api/index/files?source=&state=&reason=&q=&after=&limit=}: files with their state. {@code GET
 * /api/index/files/why?path=}: why a file is found, or not.
 */
public final class IndexServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_FILES = 100;
    private static final int MAX_FILES = 1000;
    /** The longest path that somebody may ask about: 4096 characters, as on Linux. */
    private static final int MAX_PATH = 4096;

    private final transient Passes passes;
    private final transient Shares shares;
    private final transient JournalStreams journals;
    private final transient EventStreams streams;
    private final int maxBodyBytes;

    /** The passes over the documents, for this servlet. Thread-safe; only {@link #files} and {@link #why} may block. */
    public interface Passes {
        /**
         * Returns the state, a record that can be written as JSON.
         *
         * @param details whether to include details for administrators: where sources are, and why one cannot be read
         */
        Object state(boolean details);

        /** Returns files with their state, a record that can be written as JSON. Reads the index. */
        Object files(FileQuery query);

        /**
         * Returns why a file is found, or not, a record that can be written as JSON. Looks at the source and reads the index.
         *
         * @param details as for {@link #state}: whether the path may also be one of the server
         */
        Object why(String path, boolean details);

        /**
         * Returns what the sources are and how they fare, a record that can be written as JSON.
         *
         * @param details as for {@link #state}
         */
        Object sources(boolean details);

        /**
         * Starts a pass. While another one reads its sources, it waits for that.
         *
         * @throws Refusal if there is no such source
         */
        void start(PassScope scope);

        /** Ends the running pass early, if one runs. */
        void cancel();

        /** Returns the journal of the current pass, or of the last one. */
        Journal<PassFrame> journal();
    }

    /** @param shares run tasks that read the index */
    public IndexServlet(Passes passes, Shares shares, JournalStreams journals, EventStreams streams, int maxBodyBytes) {
        super("GET", "POST");
        this.passes = passes;
        this.shares = shares;
        this.journals = journals;
        this.streams = streams;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var rest = PathSegments.rest(request);
        if (rest.isEmpty()) {
            Reply.json(200, passes.state(Callers.isAtThisMachine(request))).writeTo(response);
        } else if (rest.equals("events")) {
            int after = Positions.of(request);
            var exchange = AsyncExchange.begin(request, response, streams);
            exchange.attempt(() -> journals.events(exchange, passes.journal(), after));
        } else if (rest.equals("files")) {
            var query = query(request);
            AsyncExchange.begin(request, response, streams)
                    .replyFrom(shares.of(Callers.of(request).id()), () -> Reply.json(200, passes.files(query)));
        } else if (rest.equals("files/why")) {
            var path = path(request);
            boolean details = Callers.isAtThisMachine(request);
            AsyncExchange.begin(request, response, streams)
                    .replyFrom(shares.of(Callers.of(request).id()), () -> Reply.json(200, passes.why(path, details)));
        } else {
            throw Refusal.notFound("resource", request.getRequestURI());
        }
    }

    private static String path(HttpServletRequest request) {
        var path = parameter(request, "path");
        if (path.isBlank() || path.length() > MAX_PATH) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    path.isBlank()
                            ? "\"path\" is missing. Example: /api/index/files/why?path=guide/models.md"
                            : "\"path\" has " + path.length() + " characters; at most " + MAX_PATH + " are allowed.");
        }
        return path;
    }

    private static FileQuery query(HttpServletRequest request) {
        var limit = parameter(request, "limit");
        int files = limit.isEmpty() ? DEFAULT_FILES : Positions.number("limit", limit);
        return new FileQuery(
                parameter(request, "source"),
                status(parameter(request, "state")),
                parameter(request, "reason"),
                parameter(request, "q"),
                parameter(request, "after"),
                Math.min(MAX_FILES, Math.max(1, files)));
    }

    private static @Nullable FileStatus status(String name) {
        return name.isEmpty()
                ? null
                : WireName.find(FileStatus.class, name)
                        .orElseThrow(() -> new Refusal(
                                Reason.INVALID_FIELD,
                                "\"state\" is \"" + name + "\"; it must be indexed, failed or left_out."));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean details = Callers.isAtThisMachine(request);
        var rest = PathSegments.rest(request);
        if (rest.equals("cancel")) {
            passes.cancel();
            Reply.json(202, passes.state(details)).writeTo(response);
        } else if (rest.isEmpty()) {
            var exchange = AsyncExchange.begin(request, response, streams);
            exchange.readBody(maxBodyBytes, body -> {
                passes.start(scope(JsonBody.of(body, true)));
                exchange.reply(Reply.json(202, passes.state(details)));
            });
        } else {
            throw Refusal.notFound("resource", request.getRequestURI());
        }
    }

    /** A path without a source begins with the name of its source, as the list of files shows it. */
    private static PassScope scope(JsonBody body) {
        var source = body.text("source").orElse("");
        var path = body.text("path").orElse("");
        return source.isEmpty() ? PassScope.of(path) : new PassScope(source, path);
    }
}
