package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPart;
import dev.docent.conversation.TurnStatus;
import dev.docent.prompt.Exchange;
import dev.docent.testing.InMemoryConversationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a question refers to in a conversation with a branch: {@code a1 ← a2} and {@code a1 ← a3 ← a4}. */
class TurnsTest {
    private final InMemoryConversationStore store = new InMemoryConversationStore(Clock.systemUTC());
    private final Turns turns = new Turns(store, 100, Clock.systemUTC(), () -> "new");

    @BeforeEach
    void branch() {
        for (var answer : List.of("a1", "a2", "a3", "a4")) {
            var begun = Turn.begin(answer, "c1", answer + "?", "quotes", Instant.EPOCH, null, null);
            var stored = store.begin(caller("ann"), "t", begun);
            store.end(
                    stored.turn().ended(answer + "!", TurnStatus.INTERRUPTED, List.of(), Instant.EPOCH),
                    new TurnPart(stored.journal(), 2, List.of()));
        }
        store.move("a3", "a1");
    }

    @Test
    void aQuestionRemembersThePathToTheLastTurn() {
        var context = turns.contextOf(question(Optional.of("c1"), Optional.empty()));

        assertEquals(List.of("a1?", "a3?", "a4?"), questions(context));
    }

    @Test
    void aContinuationRemembersThePathToWhatItContinues() {
        assertEquals(List.of("a1?"), questions(turns.contextOf(question(Optional.empty(), Optional.of("a3")))));
        assertEquals(List.of("a1?"), questions(turns.contextOf(question(Optional.empty(), Optional.of("a2")))));
        assertEquals(List.of(), questions(turns.contextOf(question(Optional.empty(), Optional.of("a1")))));
    }

    private static Question question(Optional<String> conversation, Optional<String> continues) {
        return new Question(caller("ann"), "And?", conversation, Optional.empty(), Optional.empty(), continues);
    }

    private static List<String> questions(Context context) {
        return context.history().stream().map(Exchange::question).toList();
    }
}
