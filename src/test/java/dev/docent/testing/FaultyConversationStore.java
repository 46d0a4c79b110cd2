package dev.docent.testing;

import dev.docent.conversation.Conversation;
import dev.docent.conversation.ConversationChange;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreException;
import dev.docent.conversation.StoredTurn;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPage;
import dev.docent.conversation.TurnPart;
import dev.docent.journal.Frame;
import dev.docent.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that records its batches of parts, and refuses them when the test says so. One thread at a time. */
public final class FaultyConversationStore implements ConversationStore {
    private final ConversationStore store;
    private final List<List<TurnPart>> batches = new ArrayList<>();
    private @Nullable StoreException failure;
    private @Nullable Throwable endFailure;
    private @Nullable Throwable beginFailure;

    public FaultyConversationStore(ConversationStore store) {
        this.store = store;
    }

    public void failFrom(StoreException now) {
        failure = now;
    }

    /** Makes every begin of a turn fail from now on. */
    public void failBeginsFrom(Throwable now) {
        beginFailure = now;
    }

    /** Makes every end of a turn fail from now on. */
    public void failEndsFrom(Throwable now) {
        endFailure = now;
    }

    public void failNoMore() {
        failure = null;
        endFailure = null;
        beginFailure = null;
    }

    public int batches() {
        return batches.size();
    }

    public List<TurnPart> lastBatch() {
        return batches.get(batches.size() - 1);
    }

    @Override
    public void append(List<TurnPart> parts) {
        if (failure != null) {
            throw failure;
        }
        batches.add(parts);
        store.append(parts);
    }

    @Override
    public StoredTurn begin(Caller caller, String title, Turn turn) {
        throwIfAny(beginFailure);
        return store.begin(caller, title, turn);
    }

    private static void throwIfAny(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public void end(Turn turn, TurnPart rest) {
        throwIfAny(endFailure);
        store.end(turn, rest);
    }

    @Override
    public void forget(Instant endedBefore) {
        store.forget(endedBefore);
    }

    @Override
    public Optional<Turn> turn(Caller caller, String answer) {
        return store.turn(caller, answer);
    }

    @Override
    public Optional<Turn> turnOfKey(Caller caller, String idempotencyKey) {
        return store.turnOfKey(caller, idempotencyKey);
    }

    @Override
    public List<Frame> frames(Caller caller, String answer) {
        return store.frames(caller, answer);
    }

    @Override
    public Optional<Conversation> conversation(Caller caller, String id) {
        return store.conversation(caller, id);
    }

    @Override
    public TurnPage turns(Caller caller, String conversation, @Nullable String before, int limit, long chars) {
        return store.turns(caller, conversation, before, limit, chars);
    }

    @Override
    public Optional<String> last(Caller caller, String conversation) {
        return store.last(caller, conversation);
    }

    @Override
    public List<Turn> path(Caller caller, String answer, int limit, long chars) {
        return store.path(caller, answer, limit, chars);
    }

    @Override
    public int countTurns(Caller caller, String conversation) {
        return store.countTurns(caller, conversation);
    }

    @Override
    public List<Conversation> conversations(Caller caller, String query, @Nullable String after, int limit) {
        return store.conversations(caller, query, after, limit);
    }

    @Override
    public boolean change(Caller caller, String conversation, ConversationChange change) {
        return store.change(caller, conversation, change);
    }

    @Override
    public boolean delete(Caller caller, String conversation) {
        return store.delete(caller, conversation);
    }

    @Override
    public boolean restore(Caller caller, String conversation) {
        return store.restore(caller, conversation);
    }

    @Override
    public int interruptRunning() {
        return store.interruptRunning();
    }

    @Override
    public void check() {
        store.check();
    }

    @Override
    public void close() {
        store.close();
    }
}
