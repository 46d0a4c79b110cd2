package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPart;
import dev.docent.conversation.TurnStatus;
import dev.docent.corpus.Narrowing;
import dev.docent.problem.Refusal;
import dev.docent.prompt.Exchange;
import dev.docent.testing.InMemoryConversationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    @Test
    void aContinuationHasTheScopeOfWhatItContinues() {
        var scope = new Narrowing(Set.of("shop"), Set.of(), Set.of());
        var narrow = new AskedQuestion("n?", "quotes", Instant.EPOCH, null, null, scope);
        var stored = store.begin(caller("ann"), "t", Turn.begin("n1", "c2", narrow));
        store.end(
                stored.turn().ended("n1!", TurnStatus.INTERRUPTED, List.of(), Instant.EPOCH),
                new TurnPart(stored.journal(), 2, List.of()));

        assertEquals(scope, turns.contextOf(question(null, "n1")).scope());
        assertEquals(scope, turns.contextOf(question(null, "n1", scope)).scope());
        var other = new Narrowing(Set.of("notes"), Set.of(), Set.of());
        var refusal = assertThrows(Refusal.class, () -> turns.contextOf(question(null, "n1", other)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("\"scope\""), refusal.getMessage());
        assertEquals(other, turns.contextOf(question("c2", null, other)).scope(), "a follow-up has its own");
    }

    private static Question question(@Nullable String conversation, @Nullable String continues) {
        return question(conversation, continues, Narrowing.NONE);
    }

    private static Question question(@Nullable String conversation, @Nullable String continues, Narrowing scope) {
        return new Question(
                caller("ann"),
                new Question.Asked("And?", null, scope),
                new Question.Destination(conversation, continues),
                null);
    }

    private static List<String> questions(Context context) {
        return context.history().stream().map(Exchange::question).toList();
    }
}
