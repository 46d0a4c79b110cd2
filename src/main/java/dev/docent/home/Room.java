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
 * A folder for things that are unpacked, held by one user alone. What is in it stays for the next one, who finds out with {@link
 * #holds} whether it is whole. One thread at a time.
 *
 * <p>Keep it reachable as long as its files are used: an abandoned room is free for others when it has been collected.
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
     * Returns whether the room was filled to its end with these contents.
     *
     * @param contents an identity of the contents, for example a digest
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

    /** Writes a file into the room, in folders that are made on the way. */
    public Path write(String name, InputStream content) throws IOException {
        var file = path.resolve(name).normalize();
        if (!file.startsWith(path)) {
            throw new IOException(name + " would lie outside of " + path);
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        return file;
    }

    /** Says that the room is filled with these contents. */
    public void mark(String contents) throws IOException {
        Files.writeString(path.resolve(MARK), contents);
    }

    /** Deletes the folder and all in it; a link is deleted itself, never what it leads to. */
    void delete() throws IOException {
        deleteTree(path);
    }

    /** Deletes a folder and all in it, without following a link. What is not there is deleted already. */
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

    /** Lets others have the room; its files stay. */
    @Override
    public void close() throws IOException {
        var held = ProcessRooms.get();
        synchronized (held) {
            held.remove(path.toString());
            lock.acquiredBy().close();
        }
    }
}
