package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.prompt.Exchange;
import dev.docent.security.Caller;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a question is about that continues an answer: the question of that answer, and the text so far. Stateless. */
final class Continuation {
    private Continuation() {}

    /**
     * Returns what the model should continue.
     *
     * @param id the id of the answer
     * @throws Refusal if this user has no such answer, or if it is complete, is still being written, or has no text
     */
    static Context of(Question question, String id, ConversationStore store) {
        var turn = store.turn(question.caller(), id).orElseThrow(() -> Refusal.notFound("answer", id));
        check(turn, question);
        var chain = chain(turn, question.caller(), store);
        var begun = new StringBuilder();
        chain.forEach(piece -> begun.append(Turns.withoutCitations(piece)));
        var first = chain.getFirst();
        var parent = first.parent();
        var history = parent == null ? List.<Exchange>of() : Turns.path(store, question.caller(), parent);
        return new Context(first.question(), begun.toString(), history, turn.scope());
    }

    private static void check(Turn turn, Question question) {
        var conversation = question.conversation();
        if (conversation != null && !conversation.equals(turn.conversation())) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "The answer in the field \"continue\" belongs to another conversation than the one in the "
                            + "field \"conversation\". Omit \"conversation\".");
        }
        if (!question.scope().isNone() && !question.scope().equals(turn.scope())) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "The answer in the field \"continue\" has another scope than the one in the field \"scope\", and"
                            + " it is continued with its own. Omit \"scope\".");
        }
        boolean partial = turn.status() == TurnStatus.INTERRUPTED
                || turn.status() == TurnStatus.ERROR
                || turn.frames(Frame.Done.class).stream().anyMatch(done -> done.finish() == Frame.Finish.STOPPED);
        if (!partial || turn.text().isBlank()) {
            throw new Refusal(
                    Reason.NOT_CONTINUABLE,
                    "The answer \"" + turn.answer()
                            + "\" is complete, is still being written, or has no text. You can only continue an answer "
                            + "that broke off or was stopped, and that has text.");
        }
    }

    /** Returns the answer and those that it continues itself, the first one first. */
    private static Deque<Turn> chain(Turn last, Caller caller, ConversationStore store) {
        var chain = new ArrayDeque<Turn>();
        chain.addFirst(last);
        var earlier = continued(last, caller, store);
        while (earlier.isPresent()) {
            chain.addFirst(earlier.get());
            earlier = continued(earlier.get(), caller, store);
        }
        return chain;
    }

    private static Optional<Turn> continued(Turn turn, Caller caller, ConversationStore store) {
        return Optional.ofNullable(turn.continues()).flatMap(id -> store.turn(caller, id));
    }
}
