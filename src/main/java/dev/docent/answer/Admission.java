package dev.docent.answer;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Decides which questions get an answer, and gives each of them a {@link Ticket}. Thread-safe; nothing waits. */
final class Admission {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AnswerSettings settings;
    private final RunningTurns running;
    private final AnswerLimits places;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private volatile boolean closed;

    Admission(AnswerSettings settings, RunningTurns running) {
        this.settings = settings;
        this.running = running;
        this.places = new AnswerLimits(settings.answers(), settings.answersPerUser());
    }

    /**
     * Checks a question before it takes a place.
     *
     * @throws Refusal if the question breaks a rule, or if nothing is admitted at the moment
     */
    void check(Question question) {
        checkMessage(question.message());
        if (closed) {
            throw new Refusal(Reason.STOPPING, "Docent is restarting. Try again shortly.", RETRY_AFTER);
        }
        if (running.size() >= 2 * settings.answers()) {
            // At most half of them run. The others have ended and wait for the database.
            throw new Refusal(
                    Reason.STORE_FAILED,
                    "Many ended answers cannot be stored at the moment, so Docent accepts no new questions. "
                            + "The server's log says why.",
                    RETRY_AFTER);
        }
    }

    private void checkMessage(String message) {
        if (message.isBlank()) {
            throw new Refusal(
                    Reason.INVALID_FIELD, "empty_message", "The field \"message\" is empty. Set it to your question.");
        }
        if (message.length() > settings.sizes().questionChars()) {
            throw new Refusal(
                    Reason.TOO_LONG,
                    "message_too_long",
                    "The field \"message\" has " + message.length() + " characters; at most "
                            + settings.sizes().questionChars() + " are allowed (docent.limits.question-chars).");
        }
    }

    /**
     * Admits a question and begins its answer, unless the same question with the same key has an answer already.
     *
     * @param begin takes care of the ticket from now on, unless it throws
     * @throws Refusal if the key belongs to another question, or if no place is free
     */
    CompletionStage<Answer> admit(Question question, Consumer<Ticket> begin) {
        var ticket = new Ticket(question, places, keys);
        var holder = keys.claim(ticket);
        if (holder == ticket) {
            try {
                ticket.takePlace();
                begin.accept(ticket);
            } catch (Throwable e) {
                ticket.refuse(e);
                throw e;
            }
        }
        return holder.answer();
    }

    /**
     * Returns the answer of the same question with the same key, if this process knows one.
     *
     * @throws Refusal if the key belongs to another question
     */
    Optional<CompletionStage<Answer>> find(Question question) {
        return keys.find(question).map(Ticket::answer);
    }

    /** Returns how many answers are being written. */
    int running() {
        return places.running();
    }

    /** Admits nothing from now on. */
    void close() {
        closed = true;
    }
}
