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
    private final Clock clock;
    private final Supplier<String> ids;

    Turns(ConversationStore store, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Returns the turns before a question, oldest first.
     *
     * @throws Refusal if the conversation is not there, or is not this user's
     */
    List<Exchange> before(Question question) {
        if (question.conversation().isEmpty()) {
            return List.of();
        }
        var id = question.conversation().get();
        if (store.conversation(question.user(), id).isEmpty()) {
            throw Refusal.notFound("conversation", id);
        }
        return store.turns(question.user(), id).stream()
                .map(turn -> new Exchange(turn.question(), withoutCitations(turn.text())))
                .toList();
    }

    /** The numbers of an earlier answer name its own passages; a model would take them for those of the next one. */
    private static String withoutCitations(String text) {
        var filter = new CitationFilter(0);
        return filter.next(text) + filter.end();
    }

    /** Stores a running turn, in the conversation of its question or in a new one. */
    Turn begin(Question question, String model) {
        var turn = new Turn(
                ids.get(),
                question.conversation().orElseGet(ids),
                question.message(),
                "",
                TurnStatus.RUNNING,
                model,
                Optional.empty(),
                clock.instant(),
                Optional.empty());
        store.begin(question.user(), Titles.of(question.message()), turn);
        return turn;
    }

    /** Stores what is kept of an answer. A failure is logged: its reader has the text and is told how it ended. */
    void end(Ending ending, Journal journal) {
        try {
            store.update(ending.toTurn(journal, clock.instant()));
        } catch (StoreException e) {
            LOG.error("Answer {} is not kept: {}", ending.begun().answer(), e.getMessage(), e);
        }
    }
}
