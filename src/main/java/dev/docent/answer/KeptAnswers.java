package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Turn;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers that an earlier process has written, as long as {@code docent.stream.retention} after their end, or after the start
 * of the process that found them interrupted. Every call blocks for the database. Thread-safe.
 */
final class KeptAnswers {
    private final ConversationStore store;
    private final Clock clock;
    private final Duration retention;

    KeptAnswers(ConversationStore store, Clock clock, Duration retention) {
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
        return question.idempotencyKey()
                .flatMap(key -> store.turnOfKey(question.caller(), key))
                .filter(this::isRecent)
                .map(turn -> sameQuestion(turn, question))
                .flatMap(turn -> answer(question.caller(), turn, after));
    }

    private boolean isRecent(Turn turn) {
        return turn.endedAt() != null && turn.endedAt().plus(retention).isAfter(clock.instant());
    }

    /** A turn does not know whether its conversation and its model were asked for, so that only what differs counts. */
    private static Turn sameQuestion(Turn turn, Question question) {
        boolean same = turn.question().equals(question.message())
                && Optional.ofNullable(turn.continues()).equals(question.continues())
                && question.conversation().orElse(turn.conversation()).equals(turn.conversation())
                && question.model().orElse(turn.model()).equals(turn.model());
        if (!same) {
            throw Refusal.keyReused();
        }
        return turn;
    }

    private Optional<Answer> answer(Caller caller, Turn turn, int after) {
        return Optional.of(store.frames(caller, turn.answer()))
                .filter(frames -> !frames.isEmpty())
                .map(frames -> Answer.kept(caller, turn, Replay.of(turn, frames, after)));
    }
}
