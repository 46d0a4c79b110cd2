package dev.docent.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file system knows about a file or folder. Immutable.
 *
 * @param key identifies the file among all others while the machine runs; null if the file system has none
 * @param unix what only Unix file systems know; null for others
 */
record FileFacts(
        EntryType type,
        long size,
        FileTime modified,
        @Nullable Object key,
        @Nullable Unix unix) {
    private static final String UNIX = "unix";
    private static final String UNIX_NAMES =
            UNIX + ":isDirectory,isRegularFile,isSymbolicLink,size,lastModifiedTime,fileKey,mode,ino,dev,ctime";

    private static final int OWNER_READS = 0400;
    private static final int OTHERS_READ = 0044;
    private static final int OTHERS_ENTER = 0011;

    /**
     * What only Unix file systems know.
     *
     * @param device the number of the mounted file system
     * @param node the number of the file on it
     * @param mode the permissions
     * @param changed when content, name or permissions last changed; it cannot be set
     */
    record Unix(long device, long node, int mode, FileTime changed) {}

    /** What an entry of a folder is. */
    enum EntryType {
        FOLDER,
        FILE,
        LINK,
        /** A device, a socket, a pipe. */
        OTHER;

        private static EntryType of(boolean isFolder, boolean isFile, boolean isLink) {
            return isFolder ? FOLDER : isFile ? FILE : isLink ? LINK : OTHER;
        }
    }

    /** Reads the facts in one call to the file system. */
    static FileFacts of(Path path, LinkOption... options) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains(UNIX)
                ? unix(Files.readAttributes(path, UNIX_NAMES, options))
                : basic(Files.readAttributes(path, BasicFileAttributes.class, options));
    }

    private static FileFacts unix(Map<String, Object> facts) {
        var type = EntryType.of(
                get(facts, "isDirectory", Boolean.class),
                get(facts, "isRegularFile", Boolean.class),
                get(facts, "isSymbolicLink", Boolean.class));
        var unix = new Unix(
                get(facts, "dev", Long.class),
                get(facts, "ino", Long.class),
                get(facts, "mode", Integer.class),
                get(facts, "ctime", FileTime.class));
        return new FileFacts(
                type,
                get(facts, "size", Long.class),
                get(facts, "lastModifiedTime", FileTime.class),
                facts.get("fileKey"),
                unix);
    }

    private static <T> T get(Map<String, Object> facts, String name, Class<T> type) {
        var fact = facts.get(name);
        if (fact == null) {
            throw new AssertionError("Every file of a Unix file system has " + name);
        }
        return type.cast(fact);
    }

    private static FileFacts basic(BasicFileAttributes facts) {
        var type = EntryType.of(facts.isDirectory(), facts.isRegularFile(), facts.isSymbolicLink());
        return new FileFacts(type, facts.size(), facts.lastModifiedTime(), facts.fileKey(), null);
    }

    boolean isFolder() {
        return type == EntryType.FOLDER;
    }

    boolean isFile() {
        return type == EntryType.FILE;
    }

    boolean isLink() {
        return type == EntryType.LINK;
    }

    /** Returns whether only its owner may read it. */
    boolean isPrivate() {
        int others = isFolder() ? OTHERS_READ | OTHERS_ENTER : OTHERS_READ;
        return unix != null && (unix.mode() & OWNER_READS) != 0 && (unix.mode() & others) == 0;
    }

    /** Returns an identity of a folder that is unique and survives a restart; empty if there is none. */
    String identity() {
        return unix == null ? "" : Long.toString(unix.node(), Character.MAX_RADIX);
    }
}
