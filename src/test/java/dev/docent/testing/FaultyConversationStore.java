package dev.docent.testing;

import dev.docent.conversation.Conversation;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreException;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPage;
import dev.docent.conversation.TurnPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that remembers its batches of parts, and refuses them when the test says so. One thread at a time. */
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

    /** From now on no turn begins. */
    public void failBeginsFrom(Throwable now) {
        beginFailure = now;
    }

    /** From now on no turn ends. */
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
    public void begin(String user, String title, Turn turn) {
        throwIfAny(beginFailure);
        store.begin(user, title, turn);
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
    public void forget(String answer) {
        store.forget(answer);
    }

    @Override
    public Optional<Turn> turn(String user, String answer) {
        return store.turn(user, answer);
    }

    @Override
    public Optional<Turn> turnOfKey(String user, String idempotencyKey) {
        return store.turnOfKey(user, idempotencyKey);
    }

    @Override
    public Optional<String> layout(String user, String answer) {
        return store.layout(user, answer);
    }

    @Override
    public Optional<Conversation> conversation(String user, String id) {
        return store.conversation(user, id);
    }

    @Override
    public TurnPage turns(String user, String conversation, Optional<String> before, int limit, long chars) {
        return store.turns(user, conversation, before, limit, chars);
    }

    @Override
    public int countTurns(String user, String conversation) {
        return store.countTurns(user, conversation);
    }

    @Override
    public List<Conversation> conversations(String user, String query, int limit) {
        return store.conversations(user, query, limit);
    }

    @Override
    public boolean rename(String user, String conversation, String title) {
        return store.rename(user, conversation, title);
    }

    @Override
    public boolean delete(String user, String conversation) {
        return store.delete(user, conversation);
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
