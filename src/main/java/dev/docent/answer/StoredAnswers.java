package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Turn;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers whose frames only the database has: those of an earlier process, and those that are no longer in memory. They are
 * here for {@code docent.stream.retention} after their end, or after the start of the process that found them interrupted.
 * Every call blocks for the database. Thread-safe.
 */
final class StoredAnswers {
    private final ConversationStore store;
    private final Clock clock;
    private final Duration retention;

    StoredAnswers(ConversationStore store, Clock clock, Duration retention) {
        this.store = store;
        this.clock = clock;
        this.retention = retention;
    }

    /**
     * Returns an answer of this user.
     *
     * @param after the number of the last frame that its reader has seen
     */
    Optional<Answer> find(Caller caller, String id, int after) {
        return store.turn(caller, id).filter(this::isRecent).flatMap(turn -> answer(caller, turn, after));
    }

    /**
     * Returns the answer that this question got under its idempotency key.
     *
     * @throws Refusal if the key belongs to another question
     */
    Optional<Answer> find(Question question, int after) {
        return Optional.ofNullable(question.idempotencyKey())
                .flatMap(key -> store.turnOfKey(question.caller(), key))
                .filter(this::isRecent)
                .map(turn -> sameQuestion(turn, question))
                .flatMap(turn -> answer(question.caller(), turn, after));
    }

    private boolean isRecent(Turn turn) {
        return turn.endedAt() != null && turn.endedAt().plus(retention).isAfter(clock.instant());
    }

    private static Turn sameQuestion(Turn turn, Question question) {
        boolean same = turn.question().equals(question.message())
                && Objects.equals(turn.continues(), question.continues())
                && hasSameScope(turn, question)
                && isMet(question.conversation(), turn.conversation())
                && isMet(question.model(), turn.model());
        if (!same) {
            throw Refusal.keyReused();
        }
        return turn;
    }

    /** A question that continues an answer need not name the scope, because it has that of the answer. */
    private static boolean hasSameScope(Turn turn, Question question) {
        boolean inherits = question.continues() != null && question.scope().isNone();
        return inherits || turn.scope().equals(question.scope());
    }

    /** A turn does not know whether its question named the conversation and the model, so only a difference counts. */
    private static boolean isMet(@Nullable String wish, String actual) {
        return wish == null || wish.equals(actual);
    }

    private Optional<Answer> answer(Caller caller, Turn turn, int after) {
        return Optional.of(store.frames(caller, turn.answer()))
                .filter(frames -> !frames.isEmpty())
                .map(frames -> Answer.stored(caller, turn, Replay.of(turn, frames, after)));
    }
}
