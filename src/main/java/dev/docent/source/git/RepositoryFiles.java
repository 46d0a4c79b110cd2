package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The files of a repository on this machine that say where its objects and references are. Nothing is written.
 * Immutable.
 */
final class RepositoryFiles {
    private static final String REF = "ref: ";

    /** The most references that lead from one to the next: 5, as in git. */
    private static final int MOST_HOPS = 5;

    /** The largest file of references that is read: 64 MiB, a million of them. */
    private static final long MAX_BYTES = 64L << 20;

    private final Path directory;

    private RepositoryFiles(Path directory) {
        this.directory = directory;
    }

    /** Returns the repository in a folder: the folder itself, if it is bare, or its folder {@code .git}. */
    static Optional<RepositoryFiles> of(Path folder) {
        return List.of(folder, folder.resolve(Constants.DOT_GIT)).stream()
                .filter(RepositoryFiles::isRepository)
                .findFirst()
                .map(RepositoryFiles::new);
    }

    private static boolean isRepository(Path folder) {
        return Files.isRegularFile(folder.resolve(Constants.HEAD))
                && Files.isDirectory(folder.resolve(Constants.OBJECTS))
                && Files.isDirectory(folder.resolve("refs"));
    }

    /** @throws SourceException if the repository uses an extension of git that changes how it is stored */
    void refuseUnknownFormats() throws IOException, ConfigInvalidException, SourceException {
        var config = new Config();
        config.fromText(text(Constants.CONFIG).orElse(""));
        var objects = config.getString("extensions", null, "objectformat");
        var references = config.getString("extensions", null, "refstorage");
        if (objects != null && !objects.equals("sha1")) {
            throw new SourceException("The git repository " + directory + " names objects by " + objects
                    + ". Docent reads only those that use SHA-1.");
        }
        if (references != null && !references.equals("files")) {
            throw new SourceException("The git repository " + directory + " stores its branches in the format "
                    + references + ". Convert it with git refs migrate --ref-format=files.");
        }
    }

    /** Returns the folder {@code objects}, and those that {@code objects/info/alternates} names. */
    List<Path> objectFolders() throws IOException {
        var folders = new ArrayList<Path>();
        folders.add(directory.resolve(Constants.OBJECTS));
        // Those of an alternate count too, as in git, which follows five.
        for (int i = 0; i < folders.size() && i < MOST_HOPS; i++) {
            var folder = folders.get(i);
            read(folder.resolve("info/alternates"))
                    .ifPresent(text -> text.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> folder.resolve(line).normalize())
                            .filter(other -> !folders.contains(other))
                            .forEach(folders::add));
        }
        return folders;
    }

    /**
     * Returns what the whole name of a reference or the digits of a commit mean. An annotated tag is not followed to its
     * commit.
     */
    Optional<ObjectId> resolve(String name) throws IOException {
        return ObjectId.isId(name) ? Optional.of(ObjectId.fromString(name)) : reference(name);
    }

    private Optional<ObjectId> reference(String name) throws IOException {
        String at = name;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            if (!at.equals(Constants.HEAD) && !Repository.isValidRefName(at)) {
                return Optional.empty();
            }
            var text = text(at).map(String::strip).orElse("");
            if (!text.startsWith(REF)) {
                return ObjectId.isId(text) ? Optional.of(ObjectId.fromString(text)) : packed(at);
            }
            at = text.substring(REF.length()).strip();
        }
        return Optional.empty();
    }

    private Optional<ObjectId> packed(String name) throws IOException {
        return text(Constants.PACKED_REFS)
                .orElse("")
                .lines()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.substring(0, line.length() - name.length() - 1))
                .filter(ObjectId::isId)
                .findFirst()
                .map(ObjectId::fromString);
    }

    /**
     * Returns the whole names of all branches and tags, and {@code HEAD}. One that git packs at this moment is found in one
     * place or the other, because git writes the pack first.
     */
    SortedSet<String> references() throws IOException {
        var names = new TreeSet<String>();
        names.add(Constants.HEAD);
        addFiles(names);
        for (var line : text(Constants.PACKED_REFS).orElse("").lines().toList()) {
            int space = line.indexOf(' ');
            if (space > 0 && ObjectId.isId(line.substring(0, space))) {
                names.add(line.substring(space + 1));
            }
        }
        return names;
    }

    private void addFiles(SortedSet<String> names) throws IOException {
        for (var beginning : List.of(Constants.R_HEADS, Constants.R_TAGS)) {
            var folder = directory.resolve(beginning);
            if (Files.notExists(folder)) {
                continue;
            }
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> !name.endsWith(".lock"))
                        .forEach(name -> names.add(beginning + name));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private Optional<String> text(String name) throws IOException {
        return read(directory.resolve(name));
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("a file of references has more than " + MAX_BYTES + " bytes");
            }
            return Optional.of(new String(Files.readAllBytes(file), UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
