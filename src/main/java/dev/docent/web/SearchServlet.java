package dev.docent.web;

import dev.docent.answer.SourceFrames;
import dev.docent.corpus.Narrowing;
import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Scope;
import dev.docent.delivery.EventStreams;
import dev.docent.journal.Frame;
import dev.docent.json.Inline;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retriever;
import dev.docent.threads.Shares;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.Positions;
import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/search?q=&source=&path=&language=&limit=}: the passages for a question, without an answer. */
public final class SearchServlet extends ApiServlet {
    /** How many passages a search returns if the request does not say it, 8. */
    private static final int USUAL = 8;

    /** The most passages of a search, 50. A request for more is refused. */
    private static final int MOST = 50;

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Retriever retriever;
    private final transient DocumentScopes scopes;
    private final transient OriginAddresses origins;
    private final transient Shares shares;
    private final transient EventStreams streams;

    /**
     * What was found. Its JSON is the response.
     *
     * @param confident whether the passages are likely to answer the question
     */
    private record Found(List<FoundPassage> passages, boolean confident) {}

    /** @param text the lines of the passage, as a model gets them */
    private record FoundPassage(@Inline Frame.Source source, String text) {}

    /**
     * What is looked for.
     *
     * @param scope what the search is limited to
     */
    private record Wanted(String text, Narrowing scope, int limit) {}

    /** @param origins finds where people see documents */
    public SearchServlet(
            Retriever retriever, DocumentScopes scopes, OriginAddresses origins, Shares shares, EventStreams streams) {
        super("GET");
        this.retriever = retriever;
        this.scopes = scopes;
        this.origins = origins;
        this.shares = shares;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var caller = Callers.of(request);
        var wanted = wanted(request);
        AsyncExchange.begin(request, response, streams)
                .replyFrom(shares.of(caller.id()), () -> Reply.json(200, search(wanted)));
    }

    private static Wanted wanted(HttpServletRequest request) {
        var text = parameter(request, "q");
        if (text.isBlank()) {
            throw new Refusal(
                    Reason.INVALID_FIELD, "\"q\" is missing. Example: /api/search?q=How+do+I+connect+a+model");
        }
        int limit = Optional.of(parameter(request, "limit"))
                .filter(value -> !value.isEmpty())
                .map(value -> Positions.number("limit", value))
                .orElse(USUAL);
        if (limit < 1 || limit > MOST) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "\"limit\" is " + limit + "; it must be a number between 1 and " + MOST + ".");
        }
        return new Wanted(text.strip(), Narrowings.of(request), limit);
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private Found search(Wanted wanted) {
        var scope = scopes.narrowed(Scope.EVERYTHING, wanted.scope());
        var retrieval = retriever.retrieve(new Query(wanted.text(), List.of(), scope, wanted.limit()));
        var passages = retrieval.passages().stream()
                .map(passage -> scopes.named(passage, wanted.scope()))
                .toList();
        return new Found(shown(passages), retrieval.confident());
    }

    private List<FoundPassage> shown(List<Passage> passages) {
        var sources = SourceFrames.of(passages, origins).sources();
        var shown = new ArrayList<FoundPassage>();
        for (int i = 0; i < passages.size(); i++) {
            shown.add(new FoundPassage(sources.get(i), passages.get(i).readable()));
        }
        return shown;
    }
}
