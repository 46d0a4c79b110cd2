package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreException;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Journal;
import dev.docent.model.CitationFilter;
import dev.docent.prompt.Exchange;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store knows of answers: turns before, the turn that begins, and what is kept of it. Every call blocks. */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final ConversationStore store;
    private final RunningTurns running;
    private final Clock clock;
    private final Supplier<String> ids;

    Turns(ConversationStore store, RunningTurns running, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.running = running;
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

    /** Stores a running turn, in the conversation of its question or in a new one. */
    Turn begin(Question question, String model) {
        var turn = new Turn(
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
        store.begin(question.user(), Titles.of(question.message()), turn);
        return turn;
    }

    private String conversation(Question question) {
        return question.continues()
                .flatMap(answer -> store.turn(question.user(), answer))
                .map(Turn::conversation)
                .or(question::conversation)
                .orElseGet(ids);
    }

    /** Stores what is kept of an answer. A failure is logged: its reader has the text and is told how it ended. */
    void end(Ending ending, Journal journal) {
        var answer = ending.begun().answer();
        try {
            var rest = running.rest(answer, journal, ending.lastFrames(journal));
            store.end(ending.toTurn(journal, clock.instant()), rest);
        } catch (StoreException e) {
            LOG.error("Answer {} is not kept: {}", answer, e.getMessage(), e);
        }
    }

    /** Says that nobody can read the events of an answer any more. */
    void forget(String answer) {
        store.forget(answer);
    }
}
