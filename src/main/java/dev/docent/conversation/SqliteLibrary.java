package dev.docent.conversation;

import dev.docent.home.NativeFiles;
import dev.docent.home.UnpackFolder;
import java.util.List;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads SQLite's native library from Docent's own folder. The driver itself would copy it into the shared temporary folder at
 * each start, and leave it there if the process is killed.
 */
final class SqliteLibrary {
    private static boolean loaded;

    private SqliteLibrary() {}

    /**
     * Loads the library, once for each class loader. If the administrator has set where the driver finds its library, that
     * setting is used.
     *
     * @throws java.io.UncheckedIOException if it cannot be unpacked
     * @throws LinkageError if it does not load on this machine
     */
    static synchronized void load(UnpackFolder folder) {
        if (loaded || System.getProperty("org.sqlite.lib.path") != null) {
            return;
        }
        var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        NativeFiles.load(
                folder, "sqlite", SQLiteJDBCLoader.class, List.of(resource), file -> System.load(file.toString()));
        sayThatItIsLoaded();
        loaded = true;
    }

    private static void sayThatItIsLoaded() {
        try {
            var extracted = SQLiteJDBCLoader.class.getDeclaredField("extracted");
            extracted.setAccessible(true);
            extracted.setBoolean(SQLiteJDBCLoader.class, true); // A static field: the object does not matter.
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("This version of SQLite's driver is built differently: " + e, e);
        }
    }
}
