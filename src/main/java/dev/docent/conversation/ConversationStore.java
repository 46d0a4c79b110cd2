package dev.docent.conversation;

import dev.docent.journal.Frame;
import dev.docent.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps conversations and turns beyond the life of the process. Thread-safe; every call blocks for the database.
 *
 * <p>Every read is for one user: what belongs to somebody else is not there. Texts come back exactly as they were given,
 * white space, U+0000 and all; only half of a surrogate pair, which is not text, becomes a question mark. Times are kept
 * to the millisecond.
 *
 * <p>Failures of the database are {@link StoreException}s.
 */
public interface ConversationStore extends AutoCloseable {
    /**
     * Adds a running turn with its first frame, which is {@code start} in every answer, and its conversation when there is none
     * with that id yet. So the frames of a turn can be asked for whatever happens next.
     *
     * @param caller whose conversation it is; a conversation of the same id that belongs to somebody else is an {@link
     *     IllegalArgumentException}, for the caller has looked it up before; so is an answer id that is already there
     * @param title the title, for a new conversation; an existing one keeps its own
     * @param turn the turn, {@link TurnStatus#RUNNING}
     * @return the number under which the frames of the turn are kept: of no other turn, now and later
     */
    long begin(Caller caller, String title, Turn turn);

    /**
     * Adds what has come to running turns since their last parts, all in one transaction. Parts of turns that are not there
     * any more are left out: their conversation was deleted.
     */
    void append(List<TurnPart> parts);

    /**
     * Replaces the text, status, frames and end of the turn with the same answer id. Does nothing when there is none: its
     * conversation was deleted while the answer was being written.
     *
     * @param turn the turn
     * @param rest the frames after the last part
     */
    void end(Turn turn, TurnPart rest);

    /** Says that nobody will ask for the frames of turns that ended before a time, so that they can go; some may stay for a while. */
    void forget(Instant endedBefore);

    /** Returns the turn with this answer id. */
    Optional<Turn> turn(Caller caller, String answer);

    /** Returns the turn that was asked last under this idempotency key. */
    Optional<Turn> turnOfKey(Caller caller, String idempotencyKey);

    /**
     * Returns all frames of a turn, in their order, until they are {@linkplain #forget forgotten}; of a running one those that are kept so
     * far, whichever process writes them.
     */
    List<Frame> frames(Caller caller, String answer);

    /** Returns the conversation with this id. */
    Optional<Conversation> conversation(Caller caller, String id);

    /**
     * Returns the latest turns of a conversation, or the latest before one of them; none if it is not there.
     *
     * @param before the answer id of the turn that follows them; empty for the end of the conversation
     * @param limit the most turns
     * @param chars when questions and texts of the latest turns have so many characters together, none before them is read
     */
    TurnPage turns(Caller caller, String conversation, Optional<String> before, int limit, long chars);

    /** Returns how many turns a conversation has; 0 if it is not there. */
    int countTurns(Caller caller, String conversation);

    /**
     * Returns conversations, last updated first.
     *
     * @param query words that must all stand in the title, a question or an answer, in any case and as parts of longer
     *     words too; all conversations when blank
     * @param limit the most that are wanted, 0 or more
     */
    List<Conversation> conversations(Caller caller, String query, int limit);

    /** Gives a conversation another title; returns whether it is there. */
    boolean rename(Caller caller, String conversation, String title);

    /** Deletes a conversation with its turns; returns whether it was there. */
    boolean delete(Caller caller, String conversation);

    /**
     * Marks every running turn as interrupted, with what was kept of it, as is right once when the
     * process starts; returns how many there were.
     */
    int interruptRunning();

    /**
     * Looks whether the store can be read and written at this moment.
     *
     * @throws StoreException if not; the message says why and what to do
     */
    void check();

    @Override
    void close();
}
