package dev.docent.conversation;

import java.time.Clock;

/** Opens the store that a database's address asks for. */
public final class ConversationStores {
    private ConversationStores() {}

    /**
     * Opens a store and brings its tables up to date.
     *
     * @param url {@code jdbc:sqlite:} and the path of a file, which is created with its folder when it is missing
     * @param clock tells when a conversation was renamed or interrupted
     * @param conversationsPerUser the most that are kept of one user; when one more begins, the one that was last changed
     *     longest ago is deleted
     * @throws StoreException if it cannot be opened; the message names the file and says what to do
     */
    public static ConversationStore open(String url, Clock clock, int conversationsPerUser) {
        return new JdbiConversationStore(
                SqliteDatabase.open(url, SqliteDatabase.BUSY_TIMEOUT), clock, conversationsPerUser);
    }
}
