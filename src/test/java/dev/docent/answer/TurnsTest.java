package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPart;
import dev.docent.conversation.TurnStatus;
import dev.docent.prompt.Exchange;
import dev.docent.testing.InMemoryConversationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a question refers to in a conversation with a branch: {@code a1 ← a2} and {@code a1 ← a3 ← a4}. */
class TurnsTest {
    private final InMemoryConversationStore store = new InMemoryConversationStore(Clock.systemUTC());
    private final Turns turns = new Turns(store, 100, Clock.systemUTC(), () -> "new");

    @BeforeEach
    void branch() {
        for (var answer : List.of("a1", "a2", "a3", "a4")) {
            var begun = Turn.begin(answer, "c1", new AskedQuestion(answer + "?", "quotes", Instant.EPOCH));
            var stored = store.begin(caller("ann"), "t", begun);
            store.end(
                    stored.turn().ended(answer + "!", TurnStatus.INTERRUPTED, List.of(), Instant.EPOCH),
                    new TurnPart(stored.journal(), 2, List.of()));
        }
        store.move("a3", "a1");
    }

    @Test
    void aQuestionRemembersThePathToTheLastTurn() {
        var context = turns.contextOf(question("c1", null));

        assertEquals(List.of("a1?", "a3?", "a4?"), questions(context));
    }

    @Test
    void aContinuationRemembersThePathToWhatItContinues() {
        assertEquals(List.of("a1?"), questions(turns.contextOf(question(null, "a3"))));
        assertEquals(List.of("a1?"), questions(turns.contextOf(question(null, "a2"))));
        assertEquals(List.of(), questions(turns.contextOf(question(null, "a1"))));
    }

    private static Question question(@Nullable String conversation, @Nullable String continues) {
        return new Question(caller("ann"), "And?", conversation, null, null, continues);
    }

    private static List<String> questions(Context context) {
        return context.history().stream().map(Exchange::question).toList();
    }
}
