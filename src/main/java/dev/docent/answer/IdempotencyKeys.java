package dev.docent.answer;

import dev.docent.problem.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which ticket holds which idempotency key. A key belongs to its user: the same key of another user is another key.
 * Thread-safe.
 */
final class IdempotencyKeys {
    private record Key(String caller, String key) {}

    private final Map<Key, Ticket> tickets = new ConcurrentHashMap<>();

    /**
     * Returns the ticket that holds the key of this one: an earlier one for the same question, or this one from now on. A
     * ticket without a key is always returned.
     *
     * @throws Refusal if the key belongs to another question
     */
    Ticket claim(Ticket ticket) {
        var key = keyOf(ticket.question());
        var earlier = key == null ? null : tickets.putIfAbsent(key, ticket);
        return earlier == null ? ticket : sameQuestion(earlier, ticket.question());
    }

    /**
     * Returns the ticket of the same question under the same key, if there is one.
     *
     * @throws Refusal if the key belongs to another question
     */
    Optional<Ticket> find(Question question) {
        return Optional.ofNullable(keyOf(question)).map(tickets::get).map(ticket -> sameQuestion(ticket, question));
    }

    /** Gives up the key of a ticket; does nothing if the ticket does not hold it. */
    void release(Ticket ticket) {
        var key = keyOf(ticket.question());
        if (key != null) {
            tickets.remove(key, ticket);
        }
    }

    private static Ticket sameQuestion(Ticket ticket, Question repeated) {
        if (!ticket.question().asksTheSameAs(repeated)) {
            throw Refusal.keyReused();
        }
        return ticket;
    }

    private static @Nullable Key keyOf(Question question) {
        var key = question.idempotencyKey();
        return key == null ? null : new Key(question.caller().id(), key);
    }
}
