package dev.docent.web;

import dev.docent.answer.Answer;
import dev.docent.conversation.Conversation;
import dev.docent.conversation.ConversationChange;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreShares;
import dev.docent.delivery.EventStreams;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.JsonBody;
import dev.docent.web.exchange.PathSegments;
import dev.docent.web.exchange.Positions;
import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code /api/conversations[/{id}[/restore]]}: list, search, read, change, delete and restore the user's own conversations. */
public final class ConversationsServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String RESTORE = "/restore";

    /** The most conversations of one list. */
    private static final int MAX_LISTED = 200;

    /** The most turns of one page of a conversation. */
    private static final int MAX_TURNS = 50;

    /** When the latest turns have this many characters together, 1 Mi, the page has no earlier ones. */
    private static final long PAGE_CHARS = 1 << 20;

    /** The longest title, in UTF-16 units. */
    private static final int MAX_TITLE = 200;

    private final transient BiFunction<Caller, String, Optional<Answer>> running;
    private final transient ConversationStore store;
    private final transient StoreShares shares;
    private final transient CurrentDocuments documents;
    private final transient EventStreams streams;
    private final int maxBodyBytes;

    /**
     * @param running returns a caller's answer by its id, while this process writes it
     * @param documents what answers are compared with
     */
    public ConversationsServlet(
            BiFunction<Caller, String, Optional<Answer>> running,
            ConversationStore store,
            StoreShares shares,
            CurrentDocuments documents,
            EventStreams streams,
            int maxBodyBytes) {
        super("GET", "PATCH", "DELETE", "POST");
        this.running = running;
        this.store = store;
        this.shares = shares;
        this.documents = documents;
        this.streams = streams;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var caller = Callers.of(request);
        var id = id(request);
        var query = Optional.ofNullable(request.getParameter("q")).orElse("");
        var before = Optional.ofNullable(request.getParameter("before")).filter(answer -> !answer.isEmpty());
        int most = id.isEmpty() ? MAX_LISTED : MAX_TURNS;
        int limit = Optional.ofNullable(request.getParameter("limit"))
                .map(text -> Math.max(1, Math.min(most, Positions.number("limit", text))))
                .orElse(most);
        // A search reads every answer of its user, so it must not delay quick requests.
        var threads = query.isBlank() ? shares.reads() : shares.searches();
        AsyncExchange.begin(request, response, streams)
                .replyFrom(
                        threads.of(caller.id()),
                        () -> id.isEmpty()
                                ? list(caller, query, before.orElse(null), limit)
                                : read(caller, id.get(), before.orElse(null), limit));
    }

    private Reply list(Caller caller, String query, @Nullable String before, int limit) {
        if (before != null && store.conversation(caller, before).isEmpty()) {
            throw Refusal.notFound("conversation", before);
        }
        var found = store.conversations(caller, query, before, limit + 1);
        var views = found.stream().limit(limit).map(ConversationsServlet::view).toList();
        var list = new LinkedHashMap<String, Object>();
        list.put("conversations", views);
        list.put("hasMore", found.size() > limit);
        return Reply.json(200, list);
    }

    private Reply read(Caller caller, String id, @Nullable String before, int limit) {
        var conversation = store.conversation(caller, id).orElseThrow(() -> Refusal.notFound("conversation", id));
        var view = view(conversation);
        var page = store.turns(caller, id, before, limit, PAGE_CHARS);
        var outdated = new OutdatedAnswers(documents);
        view.put(
                "turns",
                page.turns().stream()
                        .map(turn -> TurnView.of(
                                turn, running.apply(caller, turn.answer()).orElse(null), outdated))
                        .toList());
        view.put("hasEarlier", page.hasEarlier());
        return Reply.json(200, view);
    }

    private static Map<String, Object> view(Conversation conversation) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", conversation.id());
        view.put("title", conversation.title());
        view.put("createdAt", conversation.createdAt().toString());
        view.put("updatedAt", conversation.updatedAt().toString());
        view.put("pinned", conversation.pinned());
        return view;
    }

    @Override
    protected void doPatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonBody.requireJsonType(request);
        var caller = Callers.of(request);
        var id = requiredId(request);
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.readBody(maxBodyBytes, body -> {
            var change = change(JsonBody.of(body, false));
            exchange.replyFrom(shares.writes().of(caller.id()), () -> done(store.change(caller, id, change), id));
        });
    }

    private static ConversationChange change(JsonBody body) {
        var pinned = body.flag("pinned");
        // Without both, the title is what is missing: most changes are of it.
        var title = pinned.isPresent() ? body.text("title") : Optional.of(body.requiredText("title"));
        return new ConversationChange(title.map(ConversationsServlet::checked).orElse(null), pinned.orElse(null));
    }

    private static String checked(String text) {
        var title = text.strip();
        if (title.isEmpty() || title.length() > MAX_TITLE) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "The field \"title\" has " + title.length() + " characters; it must have 1 to " + MAX_TITLE + ".");
        }
        return title;
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var caller = Callers.of(request);
        var id = requiredId(request);
        AsyncExchange.begin(request, response, streams)
                .replyFrom(shares.writes().of(caller.id()), () -> done(store.delete(caller, id), id));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        var caller = Callers.of(request);
        var path = PathSegments.rest(request);
        if (!path.endsWith(RESTORE)) {
            throw new Refusal(
                    Reason.METHOD_NOT_ALLOWED,
                    "You can only restore a conversation with POST: /api/conversations/<id>/restore.");
        }
        var id = path.substring(0, path.length() - RESTORE.length());
        AsyncExchange.begin(request, response, streams)
                .replyFrom(shares.writes().of(caller.id()), () -> done(store.restore(caller, id), id));
    }

    private static Reply done(boolean found, String id) {
        if (!found) {
            throw Refusal.notFound("conversation", id);
        }
        return Reply.empty(204);
    }

    private static String requiredId(HttpServletRequest request) {
        return id(request)
                .orElseThrow(
                        () -> new Refusal(
                                Reason.METHOD_NOT_ALLOWED,
                                "You can only read the list of conversations. Name one conversation: /api/conversations/<id>."));
    }

    private static Optional<String> id(HttpServletRequest request) {
        return Optional.of(PathSegments.rest(request)).filter(id -> !id.isEmpty());
    }
}
