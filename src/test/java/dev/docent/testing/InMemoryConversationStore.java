package dev.docent.testing;

import dev.docent.conversation.Conversation;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A store without a database, for tests: the same contract, kept in maps. Thread-safe through one lock. */
public final class InMemoryConversationStore implements ConversationStore {
    private final Clock clock;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final Map<String, Turn> turns = new LinkedHashMap<>();

    public InMemoryConversationStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void begin(String user, String title, Turn turn) {
        if (turn.status() != TurnStatus.RUNNING) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") must be running: " + turn.status());
        }
        if (turns.containsKey(turn.answer())) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") is already there");
        }
        var known = conversations.get(turn.conversation());
        if (known != null && !known.user().equals(user)) {
            throw new IllegalArgumentException("conversation (" + known.id() + ") belongs to somebody else");
        }
        var begun = known == null
                ? new Conversation(turn.conversation(), user, title, turn.askedAt(), turn.askedAt())
                : new Conversation(known.id(), user, known.title(), known.createdAt(), turn.askedAt());
        conversations.put(begun.id(), begun);
        turns.put(turn.answer(), turn);
    }

    @Override
    public synchronized void update(Turn turn) {
        turns.computeIfPresent(
                turn.answer(),
                (answer, old) -> new Turn(
                        answer,
                        old.conversation(),
                        old.question(),
                        turn.text(),
                        turn.status(),
                        old.model(),
                        turn.details(),
                        old.askedAt(),
                        turn.endedAt()));
    }

    @Override
    public synchronized Optional<Turn> turn(String user, String answer) {
        return Optional.ofNullable(turns.get(answer))
                .filter(turn -> conversation(user, turn.conversation()).isPresent());
    }

    @Override
    public synchronized Optional<Conversation> conversation(String user, String id) {
        return Optional.ofNullable(conversations.get(id))
                .filter(conversation -> conversation.user().equals(user));
    }

    @Override
    public synchronized List<Turn> turns(String user, String conversation) {
        return turns.values().stream()
                .filter(turn -> turn.conversation().equals(conversation))
                .filter(turn -> conversation(user, conversation).isPresent())
                .toList();
    }

    @Override
    public synchronized List<Conversation> conversations(String user, String query, int limit) {
        var words = Arrays.stream(fold(query).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return conversations.values().stream()
                .filter(conversation -> conversation.user().equals(user))
                .filter(conversation -> words.stream().allMatch(word -> contains(conversation, word)))
                .sorted(Comparator.comparing(Conversation::updatedAt).reversed().thenComparing(Conversation::id))
                .limit(limit)
                .toList();
    }

    private boolean contains(Conversation conversation, String word) {
        return fold(conversation.title()).contains(word)
                || turns.values().stream()
                        .filter(turn -> turn.conversation().equals(conversation.id()))
                        .anyMatch(turn -> fold(turn.question()).contains(word)
                                || fold(turn.text()).contains(word));
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized boolean rename(String user, String conversation, String title) {
        var known = conversation(user, conversation);
        known.ifPresent(old -> conversations.put(
                old.id(), new Conversation(old.id(), old.user(), title, old.createdAt(), clock.instant())));
        return known.isPresent();
    }

    @Override
    public synchronized boolean delete(String user, String conversation) {
        if (conversation(user, conversation).isEmpty()) {
            return false;
        }
        conversations.remove(conversation);
        turns.values().removeIf(turn -> turn.conversation().equals(conversation));
        return true;
    }

    @Override
    public synchronized int interruptRunning() {
        var running = turns.values().stream()
                .filter(turn -> turn.status() == TurnStatus.RUNNING)
                .toList();
        running.forEach(turn -> turns.put(
                turn.answer(),
                new Turn(
                        turn.answer(),
                        turn.conversation(),
                        turn.question(),
                        turn.text(),
                        TurnStatus.INTERRUPTED,
                        turn.model(),
                        turn.details(),
                        turn.askedAt(),
                        Optional.of(clock.instant()))));
        return running.size();
    }

    @Override
    public void close() {
        // Nothing is held: what a test reads after closing is what a restart would find.
    }
}
