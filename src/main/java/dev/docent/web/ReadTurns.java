package dev.docent.web;

import dev.docent.answer.Answer;
import dev.docent.conversation.ConversationStore;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import dev.docent.threads.Shares;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where turns are read, with what has happened to their sources since. Thread-safe.
 *
 * @param running returns a caller's answer by its id, while this process has it
 * @param shares run what reads the store
 * @param documents what turns are compared with
 */
public record ReadTurns(
        BiFunction<Caller, String, Optional<Answer>> running,
        ConversationStore store,
        Shares shares,
        CurrentDocuments documents) {
    /**
     * Returns one turn for clients.
     *
     * @throws Refusal if this user has no such answer
     */
    Map<String, @Nullable Object> view(Caller caller, String id) {
        var turn = store.turn(caller, id).orElseThrow(() -> Refusal.notFound("answer", id));
        return TurnView.of(turn, running.apply(caller, id).orElse(null), new OutdatedAnswers(documents));
    }
}
