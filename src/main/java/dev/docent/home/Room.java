package dev.docent.home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder for unpacked files, held by one user at a time. The files stay for the next user, who checks with {@link #holds}
 * whether they are complete. One thread at a time.
 *
 * <p>Keep it reachable as long as its files are used: when it is garbage-collected, others can take the room.
 */
public final class Room implements AutoCloseable {
    private static final String MARK = ".contents";

    private final Path path;
    private final FileLock lock;

    Room(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Returns the folder. */
    public Path path() {
        return path;
    }

    /**
     * Returns whether the room was completely filled with these contents.
     *
     * @param contents an id of the contents, for example a digest
     */
    public boolean holds(String contents) throws IOException {
        var mark = path.resolve(MARK);
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(mark).equals(contents);
    }

    /**
     * Empties the room, so that it can be filled again. If a start is interrupted, the room has no mark and is filled
     * again.
     */
    public void empty() throws IOException {
        delete();
        Files.createDirectory(path, UnpackFolder.onlyForOwner(path));
    }

    /** Writes a file into the room, and creates the folders that it needs. */
    public Path write(String name, InputStream content) throws IOException {
        var file = path.resolve(name).normalize();
        if (!file.startsWith(path)) {
            throw new IOException(name + " would lie outside of " + path);
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        return file;
    }

    /** Marks the room as filled with these contents. */
    public void mark(String contents) throws IOException {
        Files.writeString(path.resolve(MARK), contents);
    }

    /** Deletes the folder with everything in it. A link itself is deleted, never its target. */
    void delete() throws IOException {
        deleteTree(path);
    }

    /** Deletes a folder with everything in it, without following links. Does nothing if it does not exist. */
    public static void deleteTree(Path tree) throws IOException {
        try {
            // Does not follow links: a link is visited as a file.
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // There is nothing to delete.
        }
    }

    /** Releases the room; its files stay. */
    @Override
    public void close() throws IOException {
        var held = ProcessRooms.get();
        synchronized (held) {
            held.remove(path.toString());
            lock.acquiredBy().close();
        }
    }
}
