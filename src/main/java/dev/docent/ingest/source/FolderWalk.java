package dev.docent.ingest.source;

import dev.docent.ingest.LeftOut;
import dev.docent.ingest.SourceFile;
import dev.docent.ingest.SourceVisitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One walk through a folder, depth first, files and folders by their names. One thread. */
final class FolderWalk {
    /** @param identities what tells it and the folders above it, up to the root, from others; the outermost first */
    private record Folder(Path directory, List<String> path, List<String> identities, GitIgnore rules) {}

    private record Entry(String name, Path path, FileFacts facts) {}

    private final Path root;
    private final long maxFileBytes;
    private final Predicate<String> readable;
    private final SourceVisitor visitor;
    private final FileStamps stamps = new FileStamps();
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
        folders.push(new Folder(root, start.path(), List.of(), start.rules()));
        boolean goOn = true;
        while (goOn && !folders.isEmpty()) {
            goOn = walk(folders.pop());
        }
    }

    private boolean walk(Folder folder) throws IOException {
        List<Path> paths;
        GitIgnore rules;
        try {
            rules = folder.rules().in(folder.directory(), folder.path());
            paths = list(folder.directory());
        } catch (NoSuchFileException e) {
            if (folder.directory().equals(root)) {
                throw e;
            }
            return true; // gone since the folder above was listed
        } catch (IOException e) {
            if (folder.directory().equals(root)) {
                throw e;
            }
            return visitor.unreadable(relative(folder.directory()), "this folder cannot be read: " + Reasons.of(e));
        }
        if (paths.isEmpty() && !folder.identities().isEmpty()) {
            return visitor.emptyFolder(
                    relative(folder.directory()),
                    folder.identities().get(folder.identities().size() - 1));
        }
        var below = new ArrayList<Folder>();
        for (var path : paths) {
            if (!visit(folder, rules, path, below)) {
                return false;
            }
        }
        Collections.reverse(below);
        below.forEach(folders::push);
        return true;
    }

    private boolean visit(Folder folder, GitIgnore rules, Path path, List<Folder> below) {
        FileFacts facts;
        try {
            facts = FileFacts.of(path, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return true; // gone since its folder was listed
        } catch (IOException e) {
            return visitor.unreadable(relative(path), "it cannot be looked at: " + Reasons.of(e));
        }
        var entry = new Entry(String.valueOf(path.getFileName()), path, facts);
        var segments = append(folder.path(), entry.name());
        if (SkipList.isHidden(entry.name())) {
            return leftOut(entry, LeftOut.Why.HIDDEN);
        }
        if (rules.ignores(segments, facts.isFolder())) {
            return leftOut(entry, LeftOut.Why.IGNORED);
        }
        if (facts.isFolder()) {
            if (SkipList.isSkippedFolder(entry.name(), folder.path().contains("src"))) {
                return leftOut(entry, LeftOut.Why.DEPENDENCIES);
            }
            below.add(new Folder(path, segments, append(folder.identities(), facts.identity()), rules));
            return true;
        }
        return facts.isFile() ? show(folder, entry) : leftOut(entry, LeftOut.Why.LINK);
    }

    private boolean leftOut(Entry entry, LeftOut.Why why) {
        return visitor.leftOut(
                new LeftOut(relative(entry.path()) + (entry.facts().isFolder() ? "/" : ""), why));
    }

    private boolean show(Folder folder, Entry entry) {
        String path = relative(entry.path());
        if (SkipList.isLockFile(entry.name())) {
            return leftOut(entry, LeftOut.Why.LOCK_FILE);
        }
        if (SkipList.isMinified(entry.name())) {
            return leftOut(entry, LeftOut.Why.MINIFIED);
        }
        if (!readable.test(path)) {
            return leftOut(entry, LeftOut.Why.UNSUPPORTED);
        }
        long size = entry.facts().size();
        if (size > maxFileBytes) {
            return visitor.refused(
                    path,
                    "it has " + size + " bytes, and docent.index.max-file-size allows " + maxFileBytes
                            + ". Raise the setting, or split the file.");
        }
        return visitor.file(new SourceFile(
                path,
                stamps.of(entry.path(), entry.facts()),
                folder.identities(),
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
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(Reasons.of(e), e);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        var paths = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(directory)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
        return paths;
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
