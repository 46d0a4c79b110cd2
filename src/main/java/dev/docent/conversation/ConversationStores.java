package dev.docent.conversation;

import dev.docent.home.Places;
import dev.docent.home.UnpackFolder;
import dev.docent.settings.ValueRule;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Decides what the setting {@code docent.database.url} means. */
public final class ConversationStores {
    /** What {@code docent.database.url} must be. */
    public static final ValueRule RULE = new ValueRule(
            "jdbc:sqlite: and the path of a file (other databases are not supported yet)",
            "jdbc:sqlite:/var/lib/docent/docent.db",
            ConversationStores::parse);

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
     * Returns the database that the setting names.
     *
     * @param url the value of the setting; empty for {@code docent.db} in the home
     * @param places where its path begins
     * @param home {@code docent.home}
     * @throws IllegalArgumentException if the value breaks the {@link #RULE}
     */
    public static DatabaseAddress address(String url, Places places, Path home) {
        return url.isEmpty() ? new SqliteAddress(home.resolve("docent.db"), "") : parse(url, places);
    }

    /** To use another database, add a line here. */
    private static DatabaseAddress parse(String url, Places places) {
        return SqliteAddress.parse(url, places);
    }
}
