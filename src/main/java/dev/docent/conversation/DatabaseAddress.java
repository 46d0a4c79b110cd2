package dev.docent.conversation;

import java.time.Clock;

/** Where a database is. Immutable. */
public interface DatabaseAddress {
    /**
     * Opens its store, creates the database if it is missing, and brings its tables up to date.
     *
     * @param clock the time of renaming and interrupting
     * @param conversationsPerUser the most conversations that are kept of one user; one more deletes the one that was changed
     *     least recently
     * @throws StoreException if it cannot be opened; the message names the database and says what to do
     */
    ConversationStore open(Clock clock, int conversationsPerUser);
}
