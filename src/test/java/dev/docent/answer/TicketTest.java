package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a question holds, and when it releases that. */
class TicketTest {
    private final AnswerLimits places = new AnswerLimits(3, 2);
    private final IdempotencyKeys keys = new IdempotencyKeys();

    private Ticket ticket(@Nullable String key) {
        return new Ticket(new Question(caller("ann"), "why?", null, null, key), places, keys);
    }

    private Ticket admitted(@Nullable String key) {
        var ticket = ticket(key);
        assertSame(ticket, keys.claim(ticket));
        ticket.takePlace();
        return ticket;
    }

    private static Answer answer(Ticket ticket) {
        return new Answer(
                "id", "conversation", ticket.question(), "model", new Journal<>(Frame.CODEC), Readers.NOBODY_WAITS);
    }

    @Test
    void aPlaceIsReleasedOnce() {
        var first = admitted(null);
        admitted(null);

        first.freePlace();
        first.freePlace();
        first.close();
        first.close();
        first.refuse(new IllegalStateException());

        assertEquals(1, places.running());
    }

    @Test
    void aTicketWithoutAPlaceReleasesNone() {
        admitted(null);
        admitted(null);
        var refused = ticket(null);

        assertEquals(
                Reason.TOO_MANY_FOR_USER,
                assertThrows(Refusal.class, refused::takePlace).reason());
        refused.close();

        assertEquals(2, places.running());
    }

    @Test
    void keepsTheKeyWhenThePlaceIsFree() {
        var first = admitted("k");
        first.give(answer(first));
        first.freePlace();

        assertSame(first, keys.claim(ticket("k")));
        assertEquals(0, places.running());
    }

    @Test
    void aReleasedKeyBelongsOnlyToTheNextTicket() {
        var first = admitted("k");
        first.close();
        var second = admitted("k");
        first.close();

        assertSame(second, keys.claim(ticket("k")));
    }

    @Test
    void aTicketReleasesNoKeyOfAnotherOne() {
        var first = admitted("k");
        var second = ticket("k");
        assertNotSame(second, keys.claim(second));

        second.close();

        assertSame(first, keys.claim(ticket("k")));
    }

    @Test
    void aRefusedQuestionHoldsNothing() {
        var ticket = admitted("k");
        var cause = new OutOfMemoryError("as the test wants it");

        ticket.refuse(cause);

        var answer = ticket.answer().toCompletableFuture();
        assertSame(cause, assertThrows(CompletionException.class, answer::join).getCause());
        assertEquals(0, places.running());
        assertTrue(keys.find(ticket.question()).isEmpty());
    }

    @Test
    void aQuestionThatGetsAnEarlierAnswerHoldsNothing() {
        var ticket = admitted("k");
        var earlier = answer(ticket);

        ticket.giveWayTo(earlier);

        assertSame(earlier, ticket.answer().toCompletableFuture().join());
        assertEquals(0, places.running());
        assertTrue(keys.find(ticket.question()).isEmpty());
    }

    @Test
    void aFailureAfterTheBeginningDoesNotTakeTheAnswerBack() {
        var ticket = admitted("k");
        var begun = answer(ticket);
        ticket.give(begun);

        ticket.refuse(new IllegalStateException());

        assertSame(begun, ticket.answer().toCompletableFuture().join());
        assertFalse(keys.find(ticket.question()).isPresent());
    }
}
