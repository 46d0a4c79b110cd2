package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.model.CitationFilter;
import dev.docent.prompt.Exchange;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the store knows of answers: turns before, and the turn that begins. Every call blocks. */
final class Turns {
    private final ConversationStore store;
    private final Clock clock;
    private final Supplier<String> ids;

    Turns(ConversationStore store, Clock clock, Supplier<String> ids) {
        this.store = store;
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
        if (store.conversation(question.user(), id).isEmpty()) {
            throw Refusal.notFound("conversation", id);
        }
        return new Context(question.message(), Optional.empty(), exchanges(store.turns(question.user(), id)));
    }

    /** Returns turns as a model is reminded of them. */
    static List<Exchange> exchanges(List<Turn> turns) {
        return turns.stream()
                .map(turn -> new Exchange(turn.question(), withoutCitations(turn)))
                .toList();
    }

    /** The numbers of an earlier answer name its own passages; a model would take them for those of the next one. */
    static String withoutCitations(Turn turn) {
        return CitationFilter.without(turn.text(), KeptFrames.sourceCount(turn));
    }

    /** Returns a running turn, in the conversation of its question or in a new one; it is not stored yet. */
    Turn prepare(Question question, String model) {
        return new Turn(
                ids.get(),
                conversation(question),
                question.message(),
                "",
                TurnStatus.RUNNING,
                model,
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                question.continues(),
                question.idempotencyKey());
    }

    /** Stores a running turn with its first frame, before anything is spent on it. */
    void begin(Question question, Turn turn) {
        store.begin(question.user(), Titles.of(question.message()), turn);
    }

    private String conversation(Question question) {
        return question.continues()
                .flatMap(answer -> store.turn(question.user(), answer))
                .map(Turn::conversation)
                .or(question::conversation)
                .orElseGet(ids);
    }

    /** Says that nobody can read the events of an answer any more. */
    void forget(String answer) {
        store.forget(answer);
    }
}
