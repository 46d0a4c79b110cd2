package dev.docent.testing;

import dev.docent.conversation.Conversation;
import dev.docent.conversation.ConversationChange;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoredTurn;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPage;
import dev.docent.conversation.TurnPart;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store for tests that fulfils the contract with maps instead of a database. Thread-safe by one lock. */
public final class InMemoryConversationStore implements ConversationStore {
    private final Clock clock;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final Map<String, Deleted> deleted = new HashMap<>();
    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final Map<Long, String> answers = new HashMap<>();
    private final Map<String, List<Frame>> frames = new HashMap<>();
    private long lastJournal;

    private record Deleted(Conversation conversation, Instant at) {}

    public InMemoryConversationStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StoredTurn begin(Caller caller, String title, Turn turn) {
        if (turn.status() != TurnStatus.RUNNING) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") must be running: " + turn.status());
        }
        if (turns.containsKey(turn.answer())) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") is already there");
        }
        var gone = deleted.get(turn.conversation());
        if (gone != null) {
            if (!gone.conversation().owner().equals(caller.id())) {
                throw new IllegalArgumentException(
                        "conversation (" + turn.conversation() + ") belongs to somebody else");
            }
            deleteForGood(turn.conversation());
        }
        var known = conversations.get(turn.conversation());
        if (known != null && !known.owner().equals(caller.id())) {
            throw new IllegalArgumentException("conversation (" + known.id() + ") belongs to somebody else");
        }
        var begun = known == null
                ? new Conversation(turn.conversation(), caller.id(), title, turn.askedAt(), turn.askedAt(), false)
                : new Conversation(
                        known.id(), caller.id(), known.title(), known.createdAt(), turn.askedAt(), known.pinned());
        conversations.put(begun.id(), begun);
        var stored = turn.after(last(caller, turn.conversation()).orElse(null));
        turns.put(turn.answer(), stored);
        answers.put(++lastJournal, turn.answer());
        frames.put(turn.answer(), new ArrayList<>(List.of(turn.start())));
        return new StoredTurn(stored, lastJournal);
    }

    @Override
    public synchronized void append(List<TurnPart> parts) {
        for (var part : parts) {
            var answer = answers.get(part.journal());
            if (turns.containsKey(answer)) {
                var known = frames.get(answer);
                int from = Math.min(
                        known.size() + 1 - part.firstFrame(), part.frames().size());
                known.addAll(part.frames().subList(from, part.frames().size()));
            }
        }
    }

    @Override
    public synchronized void end(Turn turn, TurnPart rest) {
        append(List.of(rest));
        turns.computeIfPresent(turn.answer(), (answer, old) -> turn.after(old.parent()));
    }

    @Override
    public synchronized void forget(Instant endedBefore) {
        var before = clock.instant().minus(RESTORABLE);
        deleted.values().stream()
                .filter(gone -> gone.at().isBefore(before))
                .map(gone -> gone.conversation().id())
                .toList()
                .forEach(this::deleteForGood);
        frames.keySet()
                .removeIf(answer -> Optional.ofNullable(turns.get(answer))
                        .map(Turn::endedAt)
                        .filter(end -> end.isBefore(endedBefore))
                        .isPresent());
    }

    @Override
    public synchronized Optional<Turn> turnOfKey(Caller caller, String idempotencyKey) {
        return turns.values().stream()
                .filter(turn -> idempotencyKey.equals(turn.idempotencyKey()))
                .filter(turn -> conversation(caller, turn.conversation()).isPresent())
                .max(Comparator.comparing(Turn::askedAt));
    }

    @Override
    public synchronized List<Frame> frames(Caller caller, String answer) {
        return turn(caller, answer)
                .map(turn -> List.copyOf(frames.getOrDefault(answer, List.of())))
                .orElse(List.of());
    }

    @Override
    public synchronized Optional<Turn> turn(Caller caller, String answer) {
        return Optional.ofNullable(turns.get(answer))
                .filter(turn -> conversation(caller, turn.conversation()).isPresent());
    }

    @Override
    public synchronized Optional<Conversation> conversation(Caller caller, String id) {
        return Optional.ofNullable(conversations.get(id))
                .filter(conversation -> conversation.owner().equals(caller.id()));
    }

    @Override
    public TurnPage turns(Caller caller, String conversation, @Nullable String before, int limit, long chars) {
        var all = turns(caller, conversation);
        var ids = all.stream().map(Turn::answer).toList();
        int end = before == null ? all.size() : Math.max(0, ids.indexOf(before));
        int begin = end;
        for (long read = 0; begin > 0 && end - begin < limit && read < chars; ) {
            var turn = all.get(--begin);
            read += turn.question().length() + turn.text().length();
        }
        return new TurnPage(all.subList(begin, end), begin > 0);
    }

    @Override
    public Optional<String> last(Caller caller, String conversation) {
        return turns(caller, conversation).stream().map(Turn::answer).reduce((earlier, later) -> later);
    }

    @Override
    public List<Turn> path(Caller caller, String answer, int limit, long chars) {
        var path = new ArrayDeque<Turn>();
        var next = turn(caller, answer);
        for (long read = 0; next.isPresent() && path.size() < limit && read < chars; ) {
            var turn = next.get();
            path.addFirst(turn);
            read += turn.question().length() + turn.text().length();
            next = Optional.ofNullable(turn.parent()).flatMap(parent -> turn(caller, parent));
        }
        return List.copyOf(path);
    }

    @Override
    public int countTurns(Caller caller, String conversation) {
        return turns(caller, conversation).size();
    }

    /** Gives a turn another parent, to make a branch. */
    public synchronized void move(String answer, String parent) {
        turns.computeIfPresent(answer, (id, turn) -> turn.after(parent));
    }

    /** Returns all turns of a conversation, oldest first. */
    public synchronized List<Turn> turns(Caller caller, String conversation) {
        return turns.values().stream()
                .filter(turn -> turn.conversation().equals(conversation))
                .filter(turn -> conversation(caller, conversation).isPresent())
                .toList();
    }

    @Override
    public synchronized List<Conversation> conversations(
            Caller caller, String query, @Nullable String after, int limit) {
        var words = Arrays.stream(fold(query).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var order = Comparator.comparing(Conversation::pinned)
                .reversed()
                .thenComparing(Comparator.comparing(Conversation::updatedAt).reversed())
                .thenComparing(Conversation::id);
        var first = Optional.ofNullable(after).flatMap(id -> conversation(caller, id));
        if (after != null && first.isEmpty()) {
            return List.of();
        }
        return conversations.values().stream()
                .filter(conversation -> conversation.owner().equals(caller.id()))
                .filter(conversation -> words.stream().allMatch(word -> contains(conversation, word)))
                .filter(conversation -> first.isEmpty() || order.compare(conversation, first.get()) > 0)
                .sorted(order)
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
    public synchronized boolean change(Caller caller, String conversation, ConversationChange change) {
        var known = conversation(caller, conversation);
        known.ifPresent(old -> conversations.put(
                old.id(),
                new Conversation(
                        old.id(),
                        old.owner(),
                        Optional.ofNullable(change.title()).orElse(old.title()),
                        old.createdAt(),
                        change.title() == null ? old.updatedAt() : clock.instant(),
                        Optional.ofNullable(change.pinned()).orElse(old.pinned()))));
        return known.isPresent();
    }

    @Override
    public synchronized boolean delete(Caller caller, String conversation) {
        var known = conversation(caller, conversation);
        known.ifPresent(it -> {
            conversations.remove(it.id());
            deleted.put(it.id(), new Deleted(it, clock.instant()));
        });
        return known.isPresent();
    }

    @Override
    public synchronized boolean restore(Caller caller, String conversation) {
        var since = clock.instant().minus(RESTORABLE);
        var gone = deleted.get(conversation);
        if (gone == null
                || !gone.conversation().owner().equals(caller.id())
                || gone.at().isBefore(since)) {
            return false;
        }
        conversations.put(conversation, deleted.remove(conversation).conversation());
        return true;
    }

    private void deleteForGood(String conversation) {
        deleted.remove(conversation);
        turns.values().removeIf(turn -> turn.conversation().equals(conversation));
    }

    @Override
    public synchronized int interruptRunning() {
        var running = turns.values().stream()
                .filter(turn -> turn.status() == TurnStatus.RUNNING)
                .toList();
        for (var turn : running) {
            var written = frames.get(turn.answer());
            var text = Turn.text(written.stream());
            var shown = Turn.shown(written.stream());
            turns.put(turn.answer(), turn.ended(text, TurnStatus.INTERRUPTED, shown, clock.instant()));
        }
        return running.size();
    }

    @Override
    public void check() {
        // Memory is always available.
    }

    @Override
    public void close() {
        // There is nothing to close. Tests read afterwards what a restart would find.
    }
}
