package dev.docent.answer;

import dev.docent.citation.CitationFilter;
import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoredTurn;
import dev.docent.conversation.Turn;
import dev.docent.corpus.Narrowing;
import dev.docent.journal.Frame;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.prompt.Exchange;
import dev.docent.prompt.PromptBuilder;
import dev.docent.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an answer needs from the database: the turns before it, and its own turn. Every call blocks. Thread-safe. */
final class Turns {
    /** The most earlier turns that are read for a question, 50. The prompt takes fewer, and the search only the last ones. */
    private static final int MAX_REMEMBERED = 50;

    private final ConversationStore store;
    private final int maxTurns;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * Creates it.
     *
     * @param maxTurns the most turns of a conversation
     */
    Turns(ConversationStore store, int maxTurns, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.maxTurns = maxTurns;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Returns what a question is about.
     *
     * @throws Refusal if its conversation does not exist, is not this user's or is full, or if the answer that it continues
     *     cannot be continued
     */
    Context contextOf(Question question) {
        var continued = question.continues();
        if (continued != null) {
            return Continuation.of(question, continued, store);
        }
        var conversation = question.conversation();
        if (conversation == null) {
            return new Context(question.message(), null, List.of(), question.scope());
        }
        if (store.conversation(question.caller(), conversation).isEmpty()) {
            throw Refusal.notFound("conversation", conversation);
        }
        requireRoom(question.caller(), conversation);
        var history = store.last(question.caller(), conversation)
                .map(last -> path(store, question.caller(), last))
                .orElse(List.of());
        return new Context(question.message(), null, history, question.scope());
    }

    /**
     * Checks that a conversation accepts one more turn.
     *
     * @throws Refusal if it does not
     */
    private void requireRoom(Caller caller, String conversation) {
        if (store.countTurns(caller, conversation) >= maxTurns) {
            throw new Refusal(
                    Reason.CONVERSATION_FULL,
                    "This conversation has " + maxTurns
                            + " questions, the limit (docent.limits.turns-per-conversation). Start a new"
                            + " conversation.");
        }
    }

    /** Returns the path to a turn in the form for a prompt: no more turns than fit into one. */
    static List<Exchange> path(ConversationStore store, Caller caller, String answer) {
        return store.path(caller, answer, MAX_REMEMBERED, PromptBuilder.DEFAULT_HISTORY_CHARS).stream()
                .map(turn -> new Exchange(turn.question(), withoutCitations(turn)))
                .toList();
    }

    /**
     * Returns the text of a turn without its citations. Their numbers name passages of that turn, and a model would apply them
     * to those of the next one.
     */
    static String withoutCitations(Turn turn) {
        int sources = turn.frames(Frame.Sources.class).stream()
                .mapToInt(frame -> frame.sources().size())
                .sum();
        return CitationFilter.without(turn.text(), sources);
    }

    /**
     * Checks that a turn exists.
     *
     * @throws Refusal if this user has no such answer
     */
    void require(Caller caller, String answer) {
        if (store.turn(caller, answer).isEmpty()) {
            throw Refusal.notFound("answer", answer);
        }
    }

    /**
     * Returns a running turn, in the conversation of its question or in a new one; it is not stored yet.
     *
     * @param scope what its search is limited to
     */
    Turn prepare(Question question, String model, Narrowing scope) {
        var asked = new AskedQuestion(
                question.message(), model, clock.instant(), question.continues(), question.idempotencyKey(), scope);
        return Turn.begin(ids.get(), conversation(question), asked);
    }

    /** Stores a running turn with its first frame, before anything is spent on it. */
    StoredTurn begin(Question question, Turn turn) {
        return store.begin(question.caller(), Titles.of(question.message()), turn);
    }

    private String conversation(Question question) {
        return Optional.ofNullable(question.continues())
                .flatMap(answer -> store.turn(question.caller(), answer))
                .map(Turn::conversation)
                .or(() -> Optional.ofNullable(question.conversation()))
                .orElseGet(ids);
    }
}
