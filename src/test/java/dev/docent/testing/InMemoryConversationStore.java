package dev.docent.testing;

import dev.docent.conversation.Conversation;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Layout;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPage;
import dev.docent.conversation.TurnPart;
import dev.docent.conversation.TurnStatus;
import dev.docent.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A store without a database, for tests: the same contract, kept in maps. Thread-safe through one lock. */
public final class InMemoryConversationStore implements ConversationStore {
    private final Clock clock;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, String> notices = new HashMap<>();
    private final Map<String, String> layouts = new HashMap<>();
    private final Map<String, List<TurnPart>> parts = new HashMap<>();

    public InMemoryConversationStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void begin(Caller caller, String title, Turn turn) {
        if (turn.status() != TurnStatus.RUNNING) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") must be running: " + turn.status());
        }
        if (turns.containsKey(turn.answer())) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") is already there");
        }
        var known = conversations.get(turn.conversation());
        if (known != null && !known.owner().equals(caller.id())) {
            throw new IllegalArgumentException("conversation (" + known.id() + ") belongs to somebody else");
        }
        var begun = known == null
                ? new Conversation(turn.conversation(), caller.id(), title, turn.askedAt(), turn.askedAt())
                : new Conversation(known.id(), caller.id(), known.title(), known.createdAt(), turn.askedAt());
        conversations.put(begun.id(), begun);
        turns.put(turn.answer(), turn);
        append(List.of(TurnPart.start(turn.answer())));
    }

    @Override
    public synchronized void append(List<TurnPart> written) {
        for (var part : written) {
            if (turns.containsKey(part.answer())) {
                parts.computeIfAbsent(part.answer(), answer -> new ArrayList<>())
                        .add(part);
                part.sources().ifPresent(json -> sources.put(part.answer(), "\"sources\":" + json));
                part.notices().ifPresent(json -> notices.put(part.answer(), "\"notices\":" + json));
            }
        }
    }

    @Override
    public synchronized void end(Turn turn, TurnPart rest) {
        append(List.of(rest));
        turns.computeIfPresent(
                turn.answer(), (answer, old) -> with(old, turn.text(), turn.status(), turn.details(), turn.endedAt()));
    }

    @Override
    public synchronized void forget(String answer) {
        parts.remove(answer);
    }

    private static Turn with(
            Turn old, String text, TurnStatus status, Optional<String> details, Optional<Instant> endedAt) {
        return new Turn(
                old.answer(),
                old.conversation(),
                old.question(),
                text,
                status,
                old.model(),
                details,
                old.askedAt(),
                endedAt,
                old.continues(),
                old.idempotencyKey());
    }

    @Override
    public synchronized Optional<Turn> turnOfKey(Caller caller, String idempotencyKey) {
        return turns.values().stream()
                .filter(turn -> turn.idempotencyKey().equals(Optional.of(idempotencyKey)))
                .filter(turn -> conversation(caller, turn.conversation()).isPresent())
                .max(Comparator.comparing(Turn::askedAt))
                .map(this::withFrames);
    }

    @Override
    public synchronized Optional<String> layout(Caller caller, String answer) {
        return Optional.ofNullable(layouts.get(answer))
                .or(() -> Optional.ofNullable(parts.get(answer)).map(InMemoryConversationStore::keptLayout))
                .filter(layout -> turn(caller, answer).isPresent());
    }

    private Turn withFrames(Turn turn) {
        var fields = new ArrayList<String>();
        Stream.of(sources, notices)
                .map(kept -> kept.get(turn.answer()))
                .filter(Objects::nonNull)
                .forEach(fields::add);
        if (fields.isEmpty()) {
            return turn;
        }
        turn.details()
                .map(details -> details.substring(1, details.length() - 1))
                .filter(rest -> !rest.isEmpty())
                .ifPresent(fields::add);
        var details = "{" + String.join(",", fields) + "}";
        return with(turn, turn.text(), turn.status(), Optional.of(details), turn.endedAt());
    }

    @Override
    public synchronized Optional<Turn> turn(Caller caller, String answer) {
        return Optional.ofNullable(turns.get(answer))
                .filter(turn -> conversation(caller, turn.conversation()).isPresent())
                .map(this::withFrames);
    }

    @Override
    public synchronized Optional<Conversation> conversation(Caller caller, String id) {
        return Optional.ofNullable(conversations.get(id))
                .filter(conversation -> conversation.owner().equals(caller.id()));
    }

    @Override
    public TurnPage turns(Caller caller, String conversation, Optional<String> before, int limit, long chars) {
        var all = turns(caller, conversation);
        var ids = all.stream().map(Turn::answer).toList();
        int end = before.map(answer -> Math.max(0, ids.indexOf(answer))).orElse(all.size());
        int begin = end;
        for (long read = 0; begin > 0 && end - begin < limit && read < chars; ) {
            var turn = all.get(--begin);
            read += turn.question().length() + turn.text().length();
        }
        return new TurnPage(all.subList(begin, end), begin > 0);
    }

    @Override
    public int countTurns(Caller caller, String conversation) {
        return turns(caller, conversation).size();
    }

    /** Returns all turns of a conversation, oldest first. */
    public synchronized List<Turn> turns(Caller caller, String conversation) {
        return turns.values().stream()
                .filter(turn -> turn.conversation().equals(conversation))
                .filter(turn -> conversation(caller, conversation).isPresent())
                .map(this::withFrames)
                .toList();
    }

    @Override
    public synchronized List<Conversation> conversations(Caller caller, String query, int limit) {
        var words = Arrays.stream(fold(query).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return conversations.values().stream()
                .filter(conversation -> conversation.owner().equals(caller.id()))
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
    public synchronized boolean rename(Caller caller, String conversation, String title) {
        var known = conversation(caller, conversation);
        known.ifPresent(old -> conversations.put(
                old.id(), new Conversation(old.id(), old.owner(), title, old.createdAt(), clock.instant())));
        return known.isPresent();
    }

    @Override
    public synchronized boolean delete(Caller caller, String conversation) {
        if (conversation(caller, conversation).isEmpty()) {
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
                with(
                        turn,
                        keptText(turn.answer()),
                        TurnStatus.INTERRUPTED,
                        turn.details(),
                        Optional.of(clock.instant()))));
        parts.forEach((answer, all) -> layouts.put(answer, keptLayout(all)));
        parts.clear();
        return running.size();
    }

    private String keptText(String answer) {
        var text = new StringBuilder();
        int frames = 0;
        for (var part : parts.getOrDefault(answer, List.of())) {
            var entries = Layout.parse(part.layout());
            int known = Math.min(frames + 1 - part.firstFrame(), entries.size());
            int knownText = entries.subList(0, known).stream()
                    .mapToInt(Layout.Entry::length)
                    .sum();
            text.append(part.text().substring(Math.min(knownText, part.text().length())));
            frames += entries.size() - known;
        }
        return text.toString();
    }

    private static String keptLayout(List<TurnPart> parts) {
        var all = new ArrayList<Layout.Entry>();
        for (var part : parts) {
            var entries = Layout.parse(part.layout());
            int known = Math.min(all.size() + 1 - part.firstFrame(), entries.size());
            all.addAll(entries.subList(known, entries.size()));
        }
        return Layout.format(all);
    }

    @Override
    public void check() {
        // Memory is always there.
    }

    @Override
    public void close() {
        // Nothing is held: what a test reads after closing is what a restart would find.
    }
}
