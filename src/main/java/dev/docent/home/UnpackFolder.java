package dev.docent.home;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder {@code unpacked} in Docent's home, for things that can only be used as files: native libraries and, with
 * {@code java -jar}, the server. Only its owner may enter it, and nothing in it is reached through a link. Thread-safe.
 *
 * <p>It has rooms, {@code NAME-0}, {@code NAME-1} and so on. A user takes the first room that no other process and no
 * other class loader in this process holds, and finds in it what was unpacked last time. A lock on a file beside the
 * room holds it; the system also releases the lock when a process is killed. All other rooms that are not held are
 * deleted. So there are never more rooms than users at the same time.
 */
public final class UnpackFolder {
    private static final String NAME = "unpacked";

    /** The free space that the disk of the home must have: 192 MiB, half more than the files take. */
    private static final long NEEDED_BYTES = 192L << 20;

    /** The most rooms of one name: 1000, more than the class loaders that fit into a process. Beyond that, taking one fails. */
    private static final int MOST_ROOMS = 1000;

    private final Path folder;

    private UnpackFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder; creates it, and the home, if they are missing. If the disk of the home has too little space and
     * the folder does not exist yet, it is in the temporary folder instead, with a different name for each home: the
     * disk needs the space for data, and these files can be unpacked again.
     *
     * @throws IOException if it cannot be created, is a link, or belongs to another user; the message names the folder
     */
    public static UnpackFolder below(Path home) throws IOException {
        return below(home, Path.of(System.getProperty("java.io.tmpdir", "")), NEEDED_BYTES);
    }

    /** Does the same with another temporary folder and another need of space. */
    static UnpackFolder below(Path home, Path temporary, long neededBytes) throws IOException {
        Files.createDirectories(home);
        var folder = home.resolve(NAME);
        boolean enough = Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                || Files.getFileStore(home).getUsableSpace() >= neededBytes;
        if (!enough) {
            var name = UUID.nameUUIDFromBytes(home.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
            folder = temporary.resolve("docent-" + NAME + "-" + name);
        }
        makePrivate(folder);
        return new UnpackFolder(folder);
    }

    /**
     * Takes a room, until it is closed or the process ends.
     *
     * @param name what is unpacked there: letters
     */
    public Room room(String name) throws IOException {
        var taken = firstFree(name);
        for (int n = 0; n < MOST_ROOMS; n++) {
            var other = room(name, n);
            if (!other.equals(taken.path()) && Files.exists(lockOf(other), LinkOption.NOFOLLOW_LINKS)) {
                deleteUnlessHeld(other);
            } else if (!other.equals(taken.path())) {
                break;
            }
        }
        return taken;
    }

    private Room firstFree(String name) throws IOException {
        for (int n = 0; n < MOST_ROOMS; n++) {
            var room = take(room(name, n));
            if (room.isPresent()) {
                return room.get();
            }
        }
        throw new IOException(folder + " has " + MOST_ROOMS + " rooms for " + name + ", and all are in use");
    }

    private void deleteUnlessHeld(Path room) throws IOException {
        var taken = take(room);
        if (taken.isPresent()) {
            try (var held = taken.get()) {
                held.delete();
            }
        }
    }

    private Path room(String name, int number) {
        return folder.resolve(name + "-" + number);
    }

    private static Path lockOf(Path room) {
        return room.resolveSibling(room.getFileName() + ".lock");
    }

    /** Takes a room, if no other process and nothing in this process holds it. */
    private static Optional<Room> take(Path path) throws IOException {
        var held = ProcessRooms.get();
        synchronized (held) {
            var before = held.get(path.toString());
            if (before != null && before.getValue().get() != null) {
                return Optional.empty();
            }
            var lock = before == null ? lock(path) : Optional.of(before.getKey());
            return lock.map(of -> {
                var room = new Room(path, of);
                held.put(path.toString(), Map.entry(of, new WeakReference<>(room)));
                return room;
            });
        }
    }

    /** Locks a room against other processes; empty if one of them holds it. */
    private static Optional<FileLock> lock(Path room) throws IOException {
        var file = FileChannel.open(
                lockOf(room), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        var lock = Optional.ofNullable(file.tryLock());
        if (lock.isEmpty()) {
            file.close();
        }
        return lock;
    }

    private static void makePrivate(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, onlyForOwner(folder));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(
                        folder.toString(), null, "it must be a folder, not a link or a file; remove it");
            }
            refuseForeign(folder);
        }
    }

    /** The owner of a folder can put files into it that are loaded later. */
    private static void refuseForeign(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        var probe = Files.createTempFile(folder, "owner", ".lock");
        try {
            if (!Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))) {
                throw new FileSystemException(
                        folder.toString(), null, "it does not belong to the user that runs Docent; remove it");
            }
        } finally {
            Files.delete(probe);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    static FileAttribute<?>[] onlyForOwner(Path folder) {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return isPosix(folder) ? new FileAttribute<?>[] {owner} : new FileAttribute<?>[0];
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
