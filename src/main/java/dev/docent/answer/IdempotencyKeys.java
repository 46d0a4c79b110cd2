package dev.docent.answer;

import dev.docent.problem.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which answer belongs to which idempotency key. A key belongs to its user: the same key of somebody else is another one.
 * It is known as long as its answer can be replayed. Thread-safe.
 */
final class IdempotencyKeys {
    private record Key(String caller, String key) {}

    private record Claim(Question question, CompletableFuture<Answer> answer) {
        CompletableFuture<Answer> answerTo(Question repeated) {
            if (question.asksTheSameAs(repeated)) {
                return answer;
            }
            throw Refusal.keyReused();
        }
    }

    private final Map<Key, Claim> claims = new ConcurrentHashMap<>();

    /**
     * Returns the answer of the same question under the same key, or nothing, which means that this question has claimed
     * its key; without a key nothing is claimed.
     *
     * @throws Refusal if the key belongs to another question
     */
    Optional<CompletableFuture<Answer>> claim(Question question, CompletableFuture<Answer> answer) {
        if (question.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        var earlier = claims.putIfAbsent(keyOf(question), new Claim(question, answer));
        return Optional.ofNullable(earlier).map(claim -> claim.answerTo(question));
    }

    /**
     * Returns the answer of the same question under the same key, if there is one.
     *
     * @throws Refusal if the key belongs to another question
     */
    Optional<CompletableFuture<Answer>> find(Question question) {
        if (question.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(claims.get(keyOf(question))).map(claim -> claim.answerTo(question));
    }

    /** Gives up the key of a question, if it was claimed for this answer; does nothing a second time. */
    void release(Question question, CompletableFuture<Answer> answer) {
        if (question.idempotencyKey().isPresent()) {
            claims.computeIfPresent(keyOf(question), (key, claim) -> claim.answer() == answer ? null : claim);
        }
    }

    private static Key keyOf(Question question) {
        return new Key(question.caller().id(), question.idempotencyKey().orElseThrow());
    }
}
