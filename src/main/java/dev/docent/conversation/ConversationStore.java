package dev.docent.conversation;

import dev.docent.journal.Frame;
import dev.docent.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps conversations and turns beyond the life of the process. Thread-safe; every call blocks for the database.
 *
 * <p>Every read is for one user and does not find what belongs to somebody else. Texts come back exactly as they were given,
 * with white space and U+0000. Only half of a surrogate pair, which is not text, becomes a question mark. Times are kept to the
 * millisecond.
 *
 * <p>Failures of the database are {@link StoreException}s.
 */
public interface ConversationStore extends AutoCloseable {
    /** How long a deleted conversation can be restored: 10 minutes. */
    Duration RESTORABLE = Duration.ofMinutes(10);

    /**
     * Adds a running turn after the last one of its conversation, with its first frame, which is {@code start} in every answer.
     * If there is no conversation with that id, adds it too. So the frames of a turn can be read, whatever happens next.
     *
     * @param caller whose conversation it is
     * @param title the title of a new conversation; an existing one keeps its own
     * @param turn the turn, {@link TurnStatus#RUNNING} and without a parent
     * @throws IllegalArgumentException if the conversation belongs to somebody else, or there is a turn with this answer id
     */
    StoredTurn begin(Caller caller, String title, Turn turn);

    /**
     * Adds the frames that running turns have written since their last parts, all in one transaction. Parts of turns that no
     * longer exist are left out: their conversation was deleted.
     */
    void append(List<TurnPart> parts);

    /**
     * Replaces the text, status, frames and end of the turn with the same answer id. Does nothing if there is none: its
     * conversation was deleted while the answer was being written.
     *
     * @param turn the turn
     * @param rest the frames after the last part
     */
    void end(Turn turn, TurnPart rest);

    /**
     * Deletes the frames of turns that ended before a time; some may stay for a while. Deletes conversations for good that can
     * no longer be restored.
     */
    void forget(Instant endedBefore);

    /** Returns the turn with this answer id. */
    Optional<Turn> turn(Caller caller, String answer);

    /** Returns the turn that was asked last under this idempotency key. */
    Optional<Turn> turnOfKey(Caller caller, String idempotencyKey);

    /**
     * Returns all frames of a turn, in their order, until they are {@linkplain #forget forgotten}. Of a running turn, these are
     * the frames stored so far, whichever process writes them.
     */
    List<Frame> frames(Caller caller, String answer);

    /** Returns the conversation with this id. */
    Optional<Conversation> conversation(Caller caller, String id);

    /**
     * Returns the latest turns of a conversation in the order in which they were asked, or the latest before one of them; none
     * if there is no such conversation.
     *
     * @param before the answer id of the turn that follows them; null for the end of the conversation
     * @param limit the most turns
     * @param chars when questions and texts of the latest turns have so many characters together, none before them is read
     */
    TurnPage turns(Caller caller, String conversation, @Nullable String before, int limit, long chars);

    /** Returns the answer id of the last turn of a conversation, which the next one follows. */
    Optional<String> last(Caller caller, String conversation);

    /**
     * Returns a turn and those before it, from parent to parent: what a question that follows it can refer to.
     *
     * @param answer the answer id of the turn
     * @param limit the most turns
     * @param chars as for {@link #turns}
     * @return the turns, the first one first; none if there is no such turn
     */
    List<Turn> path(Caller caller, String answer, int limit, long chars);

    /** Returns how many turns a conversation has; 0 if there is no such conversation. */
    int countTurns(Caller caller, String conversation);

    /**
     * Returns conversations, pinned ones first, then those that were updated last.
     *
     * @param query words, each of which must be in the title, a question or an answer, in any case, also as a part of a longer
     *     word; all conversations if blank
     * @param after the conversation that those returned follow in this order; null to begin with the first
     * @param limit the most conversations, 0 or more
     * @return none if there is no conversation {@code after}
     */
    List<Conversation> conversations(Caller caller, String query, @Nullable String after, int limit);

    /** Changes a conversation; returns whether it exists. A new title counts as an update, a pin does not. */
    boolean change(Caller caller, String conversation, ConversationChange change);

    /**
     * Deletes a conversation with its turns; returns whether it existed. From now on nothing finds it, but for {@link
     * #RESTORABLE} it can be {@linkplain #restore restored}. After that it is deleted for good with the next call of {@link
     * #forget}, or with the next turn of a conversation with this id.
     */
    boolean delete(Caller caller, String conversation);

    /**
     * Brings back a conversation as it was when it was deleted, with what was written to its turns since; returns whether there
     * was one that this caller had deleted and that could still be restored.
     */
    boolean restore(Caller caller, String conversation);

    /**
     * Marks every running turn as interrupted and keeps what is stored of it; returns how many there were. To be called once,
     * when the process starts.
     */
    int interruptRunning();

    /**
     * Checks that the store can be read and written at this moment.
     *
     * @throws StoreException if not; the message says why and what to do
     */
    void check();

    @Override
    void close();
}
