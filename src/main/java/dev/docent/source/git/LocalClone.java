package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.source.git.store.FolderRepository;
import dev.docent.source.git.store.KnownCommits;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A bare repository in a folder of Docent's home, with the objects of the commits that are read and nothing of their history.
 * {@code HEAD} is the first of them, {@code packed-refs} has all; {@code config} says where they come from. It contains no secrets. It can be deleted at any time
 * while Docent does not run. One thread.
 */
final class LocalClone {
    private static final String SECTION = "docent";
    private static final String URL = "url";
    private static final String WITHHELD = "withheld";
    private static final String PACKS = "objects/pack";
    private static final String NO_COMMIT = "ref: refs/heads/none\n";

    /** The most packs: 50. Each fetch that brings something adds one. Beyond that, the repository is cloned again. */
    private static final int MOST_PACKS = 50;

    private final Path folder;
    private final FolderRepository repository;

    private LocalClone(Path folder) {
        this.folder = folder;
        this.repository = FolderRepository.open(List.of(folder.resolve(Constants.OBJECTS)));
    }

    /**
     * Opens a clone, or begins a new one if there is none, or if the existing one is of another repository, is damaged,
     * has too many packs, or lacks objects that are needed now.
     *
     * @param clones the folder that contains it; open to its owner only from now on
     * @param withheld objects larger than this, in bytes, are not needed
     * @throws IOException if the folder cannot be written
     */
    static LocalClone open(Path clones, String name, String url, long withheld) throws IOException {
        makePrivate(clones);
        var folder = clones.resolve(name);
        if (!isOf(folder, url, withheld)) {
            return begin(folder, url, withheld);
        }
        var clone = new LocalClone(folder);
        clone.repository.getObjectDatabase().deleteUnfinished();
        var commits = commits(folder);
        if (commits.isEmpty()) {
            return clone;
        }
        if (!clone.hasAll(commits) || clone.countPacks() >= MOST_PACKS) {
            clone.close();
            return begin(folder, url, withheld);
        }
        clone.know(commits);
        return clone;
    }

    private static boolean isOf(Path folder, String url, long withheld) throws IOException {
        try {
            var config = new Config();
            config.fromText(Files.readString(folder.resolve(Constants.CONFIG)));
            return url.equals(config.getString(SECTION, null, URL))
                    && config.getLong(SECTION, null, WITHHELD, 0) >= withheld
                    && Files.isDirectory(folder.resolve(PACKS));
        } catch (NoSuchFileException | CharacterCodingException | ConfigInvalidException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns whether Docent has made the repository in this folder. */
    static boolean isClone(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            var config = new Config();
            config.fromText(Files.readString(folder.resolve(Constants.CONFIG)));
            return config.getString(SECTION, null, URL) != null;
        } catch (NoSuchFileException | CharacterCodingException | ConfigInvalidException e) {
            return false;
        }
    }

    /** Returns the commits that were fetched last; those of another branch than the first are not always known. */
    private static List<ObjectId> commits(Path folder) throws IOException {
        var commits = new ArrayList<ObjectId>();
        for (var file : List.of(Constants.HEAD, Constants.PACKED_REFS)) {
            var path = folder.resolve(file);
            var text = Files.exists(path) ? new String(Files.readAllBytes(path), UTF_8) : "";
            text.lines()
                    .map(line -> line.split(" ", 2)[0])
                    .filter(ObjectId::isId)
                    .map(ObjectId::fromString)
                    .filter(commit -> !commits.contains(commit))
                    .forEach(commits::add);
        }
        return commits;
    }

    private boolean hasAll(List<ObjectId> commits) throws IOException {
        for (var commit : commits) {
            if (!has(commit)) {
                return false;
            }
        }
        return true;
    }

    private static LocalClone begin(Path folder, String url, long withheld) throws IOException {
        delete(folder);
        Files.createDirectories(folder.resolve(PACKS));
        Files.createDirectories(folder.resolve("refs"));
        Files.writeString(folder.resolve(Constants.HEAD), NO_COMMIT);
        var config = new Config();
        config.setInt("core", null, "repositoryformatversion", 0);
        config.setBoolean("core", null, "bare", true);
        config.setString(SECTION, null, URL, url);
        config.setLong(SECTION, null, WITHHELD, withheld);
        Files.writeString(folder.resolve(Constants.CONFIG), config.toText());
        return new LocalClone(folder);
    }

    /**
     * Returns whether a commit and its root are there. Damage further below is found when it is read.
     *
     * @throws IOException if that cannot be told, because the disk fails
     */
    boolean has(ObjectId commit) throws IOException {
        repository.getObjectDatabase().addShallowCommit(commit);
        try (var walk = new RevWalk(repository)) {
            walk.parseTree(commit);
            return true;
        } catch (IOException | RuntimeException e) {
            if (!DamagedObjects.isShownBy(e)) {
                throw e;
            }
            return false; // A damaged index makes JGit fail in any way.
        }
    }

    private int countPacks() throws IOException {
        return repository.getObjectDatabase().getPacks().length;
    }

    private void know(Collection<ObjectId> commits) {
        repository.getObjectDatabase().setShallowCommits(Set.copyOf(commits));
        repository.known().set(List.copyOf(commits));
    }

    /** Returns the objects, with the commits that were fetched last. */
    FolderRepository repository() {
        return repository;
    }

    /**
     * Notes commits whose objects are all there, on the disk too.
     *
     * @param commits at least one; the first becomes {@code HEAD}
     */
    void fetched(Collection<ObjectId> commits) throws IOException {
        know(commits);
        var packed = new StringBuilder();
        int number = 1;
        for (var commit : commits) {
            packed.append(commit.name())
                    .append(' ')
                    .append(KnownCommits.PREFIX)
                    .append(number++)
                    .append('\n');
        }
        write(Constants.PACKED_REFS, packed.toString());
        write(Constants.HEAD, commits.iterator().next().name() + "\n");
    }

    private void write(String name, String text) throws IOException {
        var next = folder.resolve(name + ".tmp");
        Files.writeString(next, text, UTF_8);
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void close() {
        repository.close();
    }

    private static void makePrivate(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        var owner = PosixFilePermissions.fromString("rwx------");
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(
                    folder,
                    posix
                            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)}
                            : new FileAttribute<?>[0]);
        } else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(folder.toString(), null, "it must be a folder, not a link or a file");
        } else if (posix) {
            Files.setPosixFilePermissions(folder, owner);
        }
    }

    /** Deletes a clone; does nothing if there is none. Links are not followed. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
