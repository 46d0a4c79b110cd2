package dev.docent.conversation;

import dev.docent.home.UnpackFolder;
import dev.docent.settings.ValueRule;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Opens the store for the address of a database. */
public final class ConversationStores {
    /** What {@code docent.database.url} must be. */
    public static final ValueRule RULE = new ValueRule(
            "jdbc:sqlite: and the path of a file (other databases are not supported yet)",
            "jdbc:sqlite:/var/lib/docent/docent.db",
            DatabaseAddress::parse);

    private ConversationStores() {}

    /**
     * Loads the native libraries of databases; to be called before a store is opened.
     *
     * @param unpacked the folder that they are unpacked into
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
     * @param address its file is created, with its folder, if it is missing
     * @param clock the time of renaming and interrupting
     * @param conversationsPerUser the most conversations that are kept of one user; one more deletes the one that was changed
     *     least recently
     * @throws StoreException if it cannot be opened; the message names the file and says what to do
     */
    public static ConversationStore open(DatabaseAddress address, Clock clock, int conversationsPerUser) {
        return new JdbiConversationStore(
                SqliteDatabase.open(address, SqliteDatabase.BUSY_TIMEOUT), clock, conversationsPerUser);
    }
}
