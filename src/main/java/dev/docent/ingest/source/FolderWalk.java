package dev.docent.ingest.source;

import dev.docent.ingest.SourceFile;
import dev.docent.ingest.SourceVisitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One walk through a folder, depth first, files and folders by their names. One thread. */
final class FolderWalk {
    private record Folder(Path directory, List<String> path, GitIgnore rules) {}

    private record Entry(String name, Path path, BasicFileAttributes attributes) {}

    private final Path root;
    private final long maxFileBytes;
    private final Predicate<String> readable;
    private final SourceVisitor visitor;
    /** The folders still to be walked, the next one first. */
    private final Deque<Folder> folders = new ArrayDeque<>();

    FolderWalk(Path root, long maxFileBytes, Predicate<String> readable, SourceVisitor visitor) {
        this.root = root;
        this.maxFileBytes = maxFileBytes;
        this.readable = readable;
        this.visitor = visitor;
    }

    /** @throws IOException if the root itself cannot be read */
    void run(FolderSource.RootRules start) throws IOException {
        folders.push(new Folder(root, start.path(), start.rules()));
        boolean goOn = true;
        while (goOn && !folders.isEmpty()) {
            goOn = walk(folders.pop());
        }
    }

    private boolean walk(Folder folder) throws IOException {
        List<Entry> entries;
        GitIgnore rules;
        try {
            rules = folder.rules().in(folder.directory(), folder.path());
            entries = entries(folder.directory());
        } catch (IOException e) {
            if (folder.directory().equals(root)) {
                throw e;
            }
            return visitor.failed(relative(folder.directory()), "this folder cannot be read: " + Reasons.of(e));
        }
        var below = new ArrayList<Folder>();
        for (var entry : entries) {
            var path = append(folder.path(), entry.name());
            boolean directory = entry.attributes().isDirectory();
            if (SkipList.isHidden(entry.name()) || rules.ignores(path, directory)) {
                continue;
            }
            if (directory) {
                if (!SkipList.isSkippedFolder(entry.name(), folder.path().contains("src"))) {
                    below.add(new Folder(entry.path(), path, rules));
                }
            } else if (entry.attributes().isRegularFile() && !show(entry)) {
                return false;
            }
        }
        Collections.reverse(below);
        below.forEach(folders::push);
        return true;
    }

    private boolean show(Entry entry) {
        String path = relative(entry.path());
        if (SkipList.isLockFile(entry.name())) {
            return visitor.skipped(path, "a lock file");
        }
        if (SkipList.isMinified(entry.name())) {
            return visitor.skipped(path, "a minified file");
        }
        if (!readable.test(path)) {
            return visitor.skipped(path, "a format that is not read");
        }
        long size = entry.attributes().size();
        if (size > maxFileBytes) {
            return visitor.failed(
                    path,
                    "it has " + size + " bytes, and docent.index.max-file-size allows " + maxFileBytes
                            + ". Raise the setting, or split the file.");
        }
        return visitor.file(new SourceFile(
                path,
                size,
                Optional.of(entry.attributes().lastModifiedTime().toInstant()),
                Optional.empty(),
                () -> read(entry.path())));
    }

    /** Reads again what was listed before: by now it may have grown, become a link, or gone. */
    private byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) maxFileBytes + 1);
            if (bytes.length > maxFileBytes) {
                throw new IOException(
                        "it grew over docent.index.max-file-size, " + maxFileBytes + " bytes, while it was read");
            }
            return bytes;
        } catch (IOException e) {
            throw new IOException(Reasons.of(e), e);
        }
    }

    private static List<Entry> entries(Path directory) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var stream = Files.newDirectoryStream(directory)) {
            for (Path path : stream) {
                attributes(path)
                        .ifPresent(found -> entries.add(new Entry(String.valueOf(path.getFileName()), path, found)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort((a, b) -> a.name().compareTo(b.name()));
        return entries;
    }

    /** A file that goes while its folder is listed was never there. */
    private static Optional<BasicFileAttributes> attributes(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static List<String> append(List<String> path, String name) {
        var longer = new ArrayList<String>(path.size() + 1);
        longer.addAll(path);
        longer.add(name);
        return longer;
    }
}
