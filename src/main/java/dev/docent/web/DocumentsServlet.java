package dev.docent.web;

import dev.docent.corpus.Span;
import dev.docent.corpus.TableHead;
import dev.docent.delivery.EventStreams;
import dev.docent.index.StoredDocument;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.threads.Shares;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.PathSegments;
import dev.docent.web.exchange.Positions;
import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/documents?path=&start=&end=}: lines of a document as they were indexed, and the pages or other parts that they are in. The path may be in the
 * address instead: {@code /api/documents/{path}}. But containers refuse some characters of file names in addresses:
 * an encoded percent sign, backslash or tab.
 */
public final class DocumentsServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CurrentDocuments documents;
    private final transient Shares shares;
    private final transient EventStreams streams;

    public DocumentsServlet(CurrentDocuments documents, Shares shares, EventStreams streams) {
        super("GET");
        this.documents = documents;
        this.shares = shares;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var caller = Callers.of(request);
        var path = path(request);
        int start = line(request, "start").orElse(1);
        var end = line(request, "end").orElse(null);
        AsyncExchange.begin(request, response, streams).replyFrom(shares.of(caller.id()), () -> {
            var document = documents.document(path).orElseThrow(() -> Refusal.notFound("document", path));
            return reply(path, document, start, end);
        });
    }

    private static String path(HttpServletRequest request) {
        var path = PathSegments.rest(request);
        if (path.isEmpty()) {
            path = Optional.ofNullable(request.getParameter("path")).orElse("");
        }
        if (path.isEmpty()) {
            throw new Refusal(
                    Reason.INVALID_FIELD, "\"path\" is missing. Example: /api/documents?path=guide/models.md");
        }
        return path;
    }

    private static Optional<Integer> line(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(value -> !value.isEmpty())
                .map(value -> Positions.number(name, value));
    }

    /** @param path as it was asked for; the index may have the document under another one */
    private Reply reply(String path, StoredDocument document, int start, @Nullable Integer end) {
        var lines = document.text().lines().toList();
        int first = Math.max(1, start);
        int last = Math.min(lines.size(), end == null ? lines.size() : end);
        if (first > Math.max(1, lines.size()) || last < first - 1) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "Lines " + first + "-" + (end == null ? "" : end) + " do not exist: " + path + " has "
                            + lines.size() + " lines, counted from 1.");
        }
        var view = new LinkedHashMap<String, Object>();
        view.put("path", path);
        view.put("title", document.title());
        if (document.revision() != null) {
            view.put("revision", document.revision());
        }
        documents.origins().pattern(path, document.revision()).ifPresent(pattern -> view.put("originPattern", pattern));
        view.put("lines", lines.size());
        view.put("start", first);
        view.put("end", last);
        TableHead.above(lines, first)
                .ifPresent(head -> view.put(
                        "head", Map.of("start", head.startLine(), "end", head.endLine(), "text", head.text())));
        var places = document.parts().within(first, last).stream()
                .map(DocumentsServlet::place)
                .toList();
        if (!places.isEmpty()) {
            view.put("places", places);
        }
        view.put("text", String.join("\n", lines.subList(first - 1, last)));
        return Reply.json(200, view);
    }

    private static Map<String, Object> place(Span.Part part) {
        var view = new LinkedHashMap<String, Object>();
        view.put("kind", part.kind().id());
        view.put("from", part.first());
        view.put("to", part.last());
        if (!part.sheet().isEmpty()) {
            view.put("sheet", part.sheet());
        }
        view.put("start", part.lines().first());
        view.put("end", part.lines().last());
        return view;
    }
}
