package dev.docent.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prevents a second Docent from using a database file. It would mark the running answers of the first one as interrupted, and
 * delete frames that the first one needs. The operating system holds the lock, on a file beside the database, and releases it
 * when the process ends in any way; the file stays. The database itself is not locked, so that a backup can read it.
 *
 * <p>If a file system has no locks, the database is used without one, and the log says so.
 */
final class DatabaseLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLock.class);

    /** Far behind the content, so that others can read it even on systems that do not let them read locked bytes. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final @Nullable FileChannel channel;

    private DatabaseLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a database.
     *
     * @throws StoreException if another process holds it, or another web application in this process
     * @throws IOException if the file of the lock cannot be written
     */
    static DatabaseLock take(Path database, FileAttribute<?>... privately) throws IOException {
        var file = database.resolveSibling(database.getFileName() + ".lock");
        var channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), privately);
        try {
            if (!lock(channel, file)) {
                return new DatabaseLock(null);
            }
            // Names the owner for a process that does not get the lock.
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return new DatabaseLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns false, and closes the channel, if the file system has no locks. */
    private static boolean lock(FileChannel channel, Path file) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(PLACE, 1, false);
        } catch (OverlappingFileLockException e) {
            throw inUse(file, e);
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be locked ({}). Make sure that no second Docent uses this database: nothing prevents it.",
                    file,
                    e.getMessage());
            channel.close();
            return false;
        }
        if (lock == null) {
            throw inUse(file, null);
        }
        return true;
    }

    private static StoreException inUse(Path file, @Nullable Throwable cause) {
        return new StoreException(
                "Cannot open the conversations: another Docent" + owner(file) + " uses this database (" + file
                        + " is locked). Stop the other Docent first, or set another docent.database.url for this one.",
                cause);
    }

    private static String owner(Path file) {
        try {
            var pid = Files.readString(file).strip();
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock of the database could not be released: {}", e.getMessage());
        }
    }
}
