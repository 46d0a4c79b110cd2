package dev.docent.answer;

import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What an admitted question holds: a place among the answers that are being written, its idempotency key, and those who wait
 * for its answer. It releases each of them once, however often it is asked to. Thread-safe.
 *
 * <p>The place is free when the answer ends. The key is free when the ticket is closed: when nobody can read the answer any
 * more, or when there will be none.
 */
final class Ticket implements AutoCloseable {
    private final Question question;
    private final AnswerLimits places;
    private final IdempotencyKeys keys;
    private final AtomicBoolean holdsPlace = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** Creates a ticket that holds nothing yet. */
    Ticket(Question question, AnswerLimits places, IdempotencyKeys keys) {
        this.question = question;
        this.places = places;
        this.keys = keys;
    }

    Question question() {
        return question;
    }

    Caller caller() {
        return question.caller();
    }

    /** Returns what those who have asked wait for. */
    CompletionStage<Answer> answer() {
        return answer;
    }

    /**
     * Takes a place. One call at most.
     *
     * @throws Refusal if no place is free, for this user or at all
     */
    void takePlace() {
        places.take(caller());
        holdsPlace.set(true);
    }

    /** Gives the place back, if the ticket holds one. */
    void freePlace() {
        if (holdsPlace.compareAndSet(true, false)) {
            places.free(caller());
        }
    }

    /** Gives those who have asked their answer, which keeps the ticket. */
    void give(Answer begun) {
        answer.complete(begun);
    }

    /** Gives those who have asked an answer that the same question got earlier, and closes the ticket. */
    void giveWayTo(Answer earlier) {
        close();
        answer.complete(earlier);
    }

    /** Tells those who have asked why there is no answer, and closes the ticket. */
    void refuse(Throwable cause) {
        close();
        answer.completeExceptionally(cause);
    }

    /** Gives everything back. */
    @Override
    public void close() {
        freePlace();
        keys.release(this);
    }
}
