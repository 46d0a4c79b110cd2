package dev.docent.answer;

import dev.docent.citation.CitationFilter;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoredTurn;
import dev.docent.conversation.Turn;
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

/** What the store knows of answers: turns before, and the turn that begins. Every call blocks. */
final class Turns {
    /** The most turns that a question remembers, 50: the model is reminded of fewer, the search looks back at the last. */
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
     * @throws Refusal if its conversation is not there or is not this user's, or the answer that it goes on with cannot be
     *     continued
     */
    Context contextOf(Question question) {
        if (question.continues().isPresent()) {
            return Continuation.of(question, store);
        }
        if (question.conversation().isEmpty()) {
            return new Context(question.message(), Optional.empty(), List.of());
        }
        var id = question.conversation().get();
        if (store.conversation(question.caller(), id).isEmpty()) {
            throw Refusal.notFound("conversation", id);
        }
        requireRoom(question.caller(), id);
        var history = store.last(question.caller(), id)
                .map(last -> path(store, question.caller(), last))
                .orElse(List.of());
        return new Context(question.message(), Optional.empty(), history);
    }

    /**
     * Says whether a conversation takes one more turn.
     *
     * @throws Refusal if it does not
     */
    private void requireRoom(Caller caller, String conversation) {
        if (store.countTurns(caller, conversation) >= maxTurns) {
            throw new Refusal(
                    Reason.CONVERSATION_FULL,
                    "This conversation has " + maxTurns
                            + " questions, the limit (docent.limits.turns-per-conversation). Start a new conversation.");
        }
    }

    /** Returns the path to a turn as a model is reminded of it: no more turns than fit into a prompt. */
    static List<Exchange> path(ConversationStore store, Caller caller, String answer) {
        return store.path(caller, answer, MAX_REMEMBERED, PromptBuilder.DEFAULT_HISTORY_CHARS).stream()
                .map(turn -> new Exchange(turn.question(), withoutCitations(turn)))
                .toList();
    }

    /** The numbers of an earlier answer name its own passages; a model would take them for those of the next one. */
    static String withoutCitations(Turn turn) {
        int sources = turn.frames(Frame.Sources.class).stream()
                .mapToInt(frame -> frame.sources().size())
                .sum();
        return CitationFilter.without(turn.text(), sources);
    }

    /**
     * Says whether a turn is there.
     *
     * @throws Refusal if this user has no such answer
     */
    void require(Caller caller, String answer) {
        if (store.turn(caller, answer).isEmpty()) {
            throw Refusal.notFound("answer", answer);
        }
    }

    /** Returns a running turn, in the conversation of its question or in a new one; it is not stored yet. */
    Turn prepare(Question question, String model) {
        return Turn.begin(
                ids.get(),
                conversation(question),
                question.message(),
                model,
                clock.instant(),
                question.continues().orElse(null),
                question.idempotencyKey().orElse(null));
    }

    /** Stores a running turn with its first frame, before anything is spent on it. */
    StoredTurn begin(Question question, Turn turn) {
        return store.begin(question.caller(), Titles.of(question.message()), turn);
    }

    private String conversation(Question question) {
        return question.continues()
                .flatMap(answer -> store.turn(question.caller(), answer))
                .map(Turn::conversation)
                .or(question::conversation)
                .orElseGet(ids);
    }
}
