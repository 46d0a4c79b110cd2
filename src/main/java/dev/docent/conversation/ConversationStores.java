package dev.docent.conversation;

import dev.docent.home.UnpackFolder;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Opens the store that a database's address asks for. */
public final class ConversationStores {
    private ConversationStores() {}

    /**
     * Loads the databases' native libraries; to be called before a store is opened.
     *
     * @param unpacked where they are unpacked
     * @throws StoreException if one cannot be unpacked or does not load; the message says what to do
     */
    public static void prepare(UnpackFolder unpacked) {
        try {
            SqliteLibrary.load(unpacked);
        } catch (UncheckedIOException | LinkageError e) {
            throw new StoreException(
                    "SQLite's native library does not load: " + e.getMessage()
                            + ". It is in the folder \"unpacked\" below docent.home. The file system of this folder must "
                            + "have free space and allow programs to be loaded (not mounted noexec). Otherwise set "
                            + "docent.home to another folder.",
                    e);
        }
    }

    /**
     * Opens a store and brings its tables up to date.
     *
     * @param url {@code jdbc:sqlite:} and the path of a file, which is created with its folder if it is missing
     * @param clock the time of renaming and interrupting
     * @param conversationsPerUser the maximum number kept of one user; one more deletes the conversation whose last
     *     change is oldest
     * @throws StoreException if it cannot be opened; the message names the file and says what to do
     */
    public static ConversationStore open(String url, Clock clock, int conversationsPerUser) {
        return new JdbiConversationStore(
                SqliteDatabase.open(url, SqliteDatabase.BUSY_TIMEOUT), clock, conversationsPerUser);
    }
}
