package dev.docent.conversation;

import dev.docent.journal.Frame;
import dev.docent.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Conversations in the tables of a database; one SQL for every kind of database. Thread-safe. */
final class JdbiConversationStore implements ConversationStore {
    private static final String TURNS =
            "select t.* from turns t join conversations c on c.id = t.conversation" + " where c.owner = :owner and ";

    private final Database database;
    private final Jdbi reads;
    private final Jdbi writes;
    private final Clock clock;
    private final int conversationsPerUser;

    /** Set when a write has failed, until one succeeds. */
    private volatile boolean writesFail;

    /** The first sign of damage; then nothing can be relied on, whatever else still works. */
    private volatile @Nullable StoreException damage;

    /**
     * Creates the store.
     *
     * @param conversationsPerUser the most that are kept of one user
     */
    JdbiConversationStore(Database database, Clock clock, int conversationsPerUser) {
        this.database = database;
        this.reads = database.reads();
        this.writes = database.writes();
        this.clock = clock;
        this.conversationsPerUser = conversationsPerUser;
    }

    @Override
    public StoredTurn begin(Caller caller, String title, Turn turn) {
        if (turn.status() != TurnStatus.RUNNING) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") must be running: " + turn.status());
        }
        return inTransaction(handle -> {
            // First the conversation: this locks its row, so that each of its turns follows the one before.
            ConversationWrites.touch(handle, caller, title, turn);
            ConversationWrites.deleteOldest(handle, caller, turn.conversation(), conversationsPerUser);
            var stored = new StoredTurn(turn.after(lastTurn(handle, caller, turn)), FrameParts.begin(handle, turn));
            TurnWrites.insert(handle, stored);
            return stored;
        });
    }

    private static @Nullable String lastTurn(Handle handle, Caller caller, Turn turn) {
        return TurnPaths.last(handle, caller, turn.conversation()).orElse(null);
    }

    @Override
    public void append(List<TurnPart> parts) {
        inTransaction(handle -> {
            FrameParts.append(handle, parts);
            return parts.size();
        });
    }

    @Override
    public void end(Turn turn, TurnPart rest) {
        inTransaction(handle -> {
            FrameParts.append(handle, List.of(rest));
            return TurnWrites.update(handle, turn);
        });
    }

    @Override
    public void forget(Instant endedBefore) {
        inTransaction(handle -> {
            ConversationWrites.deleteForGood(handle, clock.instant().minus(RESTORABLE));
            return FrameParts.forget(handle, endedBefore);
        });
    }

    @Override
    public Optional<Turn> turn(Caller caller, String answer) {
        return read(handle -> handle.createQuery(TURNS + "t.answer = :answer")
                .bind("owner", caller.id())
                .bind("answer", answer)
                .map((row, context) -> TurnRows.turn(row))
                .findOne());
    }

    @Override
    public Optional<Turn> turnOfKey(Caller caller, String idempotencyKey) {
        return read(handle -> handle.createQuery(
                        TURNS + "t.idempotency_key = :key order by t.asked_at desc, t.answer limit 1")
                .bind("owner", caller.id())
                .bind("key", idempotencyKey)
                .map((row, context) -> TurnRows.turn(row))
                .findOne());
    }

    @Override
    public List<Frame> frames(Caller caller, String answer) {
        return read(handle -> FrameParts.read(handle, caller, answer));
    }

    @Override
    public TurnPage turns(Caller caller, String conversation, @Nullable String before, int limit, long chars) {
        return read(handle -> TurnPages.latest(handle, caller, conversation, before, limit, chars));
    }

    @Override
    public Optional<String> last(Caller caller, String conversation) {
        return read(handle -> TurnPaths.last(handle, caller, conversation));
    }

    @Override
    public List<Turn> path(Caller caller, String answer, int limit, long chars) {
        return read(handle -> TurnPaths.path(handle, caller, answer, limit, chars));
    }

    @Override
    public int countTurns(Caller caller, String conversation) {
        return read(handle -> handle.createQuery("select count(*) from turns t join conversations c"
                        + " on c.id = t.conversation where c.owner = :owner and c.id = :conversation")
                .bind("owner", caller.id())
                .bind("conversation", conversation)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Conversation> conversation(Caller caller, String id) {
        return read(handle -> handle.createQuery("select * from conversations where id = :id and owner = :owner")
                .bind("id", id)
                .bind("owner", caller.id())
                .map((row, context) -> TurnRows.conversation(row))
                .findOne());
    }

    @Override
    public List<Conversation> conversations(Caller caller, String query, @Nullable String after, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit (" + limit + ") must not be negative");
        }
        return read(handle -> ConversationSearch.find(handle, caller, query, after, limit));
    }

    @Override
    public boolean change(Caller caller, String conversation, ConversationChange change) {
        return write(handle -> ConversationWrites.change(handle, caller, conversation, change, clock.instant())) > 0;
    }

    @Override
    public boolean delete(Caller caller, String conversation) {
        return write(handle -> ConversationWrites.delete(handle, caller, conversation, clock.instant())) > 0;
    }

    @Override
    public boolean restore(Caller caller, String conversation) {
        var since = clock.instant().minus(RESTORABLE);
        return write(handle -> ConversationWrites.restore(handle, caller, conversation, since)) > 0;
    }

    @Override
    public int interruptRunning() {
        return inTransaction(handle -> TurnWrites.interrupt(handle, clock.instant()));
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public void check() {
        var known = damage;
        if (known != null) {
            throw known;
        }
        run("read and write", () -> {
            database.check(writesFail);
            return true;
        });
        writesFail = false;
    }

    private <T> T read(Function<Handle, T> work) {
        return run("read", () -> reads.withHandle(work::apply));
    }

    private int write(ToIntFunction<Handle> work) {
        return inTransaction(work::applyAsInt);
    }

    private <T> T inTransaction(Function<Handle, T> work) {
        try {
            var result = run("write to", () -> writes.inTransaction(work::apply));
            writesFail = false;
            return result;
        } catch (StoreException e) {
            writesFail = true;
            throw e;
        }
    }

    private <T> T run(String wanted, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException wrongCall) {
            throw wrongCall;
        } catch (RuntimeException failure) {
            var explained = database.explain(wanted, failure);
            if (damage == null && database.isDamage(failure)) {
                damage = explained;
            }
            throw explained;
        }
    }
}
