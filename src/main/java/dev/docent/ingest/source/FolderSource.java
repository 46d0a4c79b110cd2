package dev.docent.ingest.source;

import dev.docent.ingest.Source;
import dev.docent.ingest.SourceException;
import dev.docent.ingest.SourceVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A folder with everything below it, in the order of the names. Left out without a word: hidden files, the folders of
 * {@link SkipList}, and what {@code .gitignore} files leave out, at every level and above the folder up to the root of its
 * repository. Told to the visitor as skipped: formats that no parser reads, lock files and minified files; as failed, with the
 * setting to change: files over the limit. Links are never followed, so that the walk can neither leave the folder nor run in circles; only the folder itself
 * may be one.
 */
public final class FolderSource implements Source {
    /** The default limit of a file's size in bytes, 1 MiB; a larger file is left out and told as failed. */
    public static final long DEFAULT_MAX_FILE_BYTES = 1024 * 1024;

    private final String name;
    private final Path root;
    private final long maxFileBytes;
    private final Predicate<String> readable;

    /**
     * @param name the name that its documents' paths begin with
     * @param root the folder; need not exist yet
     * @param maxFileBytes the size in bytes over which a file is left out, {@link #DEFAULT_MAX_FILE_BYTES} unless set
     * @param readable whether some parser reads a file with this path
     */
    public FolderSource(String name, Path root, long maxFileBytes, Predicate<String> readable) {
        if (maxFileBytes < 1 || maxFileBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "maxFileBytes (" + maxFileBytes + ") must be positive and below 2147483647");
        }
        this.name = name;
        this.root = root.toAbsolutePath().normalize();
        this.maxFileBytes = maxFileBytes;
        this.readable = readable;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String location() {
        return root.toString();
    }

    @Override
    public void walk(SourceVisitor visitor) throws SourceException {
        if (Files.notExists(root)) {
            throw new SourceException("The folder " + root + " does not exist. Create it, or correct docent.docs.");
        }
        if (Files.isRegularFile(root)) {
            throw new SourceException(root + " is a file, not a folder. Name the folder it is in in docent.docs.");
        }
        try {
            Path real = root.toRealPath();
            new FolderWalk(real, maxFileBytes, readable, visitor).run(rulesAbove(real));
        } catch (IOException e) {
            throw new SourceException(
                    "The folder " + root + " cannot be read (" + Reasons.of(e)
                            + "). Let the user that runs Docent read it, or correct docent.docs.",
                    e);
        }
    }

    /**
     * Returns the rules of the folders between the repository's root and the folder. Somebody who names a folder that those
     * rules leave out wants it all the same: then they do not count.
     */
    private static RootRules rulesAbove(Path root) throws IOException {
        var folders = new ArrayDeque<Path>();
        Path top = root;
        while (top != null && !Files.exists(top.resolve(".git"))) {
            top = top.getParent();
            if (top != null) {
                folders.addFirst(top);
            }
        }
        if (top == null || folders.isEmpty()) {
            return RootRules.NONE;
        }
        GitIgnore rules = GitIgnore.NONE;
        List<String> path = segments(top, root);
        for (Path folder : folders) {
            int depth = segments(top, folder).size();
            rules = rules.in(folder, path.subList(0, depth));
            if (rules.ignores(path.subList(0, depth + 1), true)) {
                return RootRules.NONE;
            }
        }
        return new RootRules(rules, path);
    }

    private static List<String> segments(Path top, Path folder) {
        var segments = new ArrayList<String>();
        for (int i = top.getNameCount(); i < folder.getNameCount(); i++) {
            segments.add(folder.getName(i).toString());
        }
        return segments;
    }

    /**
     * What holds in the source's folder before its own rules are read.
     *
     * @param rules the rules of the folders above it
     * @param path its path from the repository's root, in segments, from where all rules count
     */
    record RootRules(GitIgnore rules, List<String> path) {
        static final RootRules NONE = new RootRules(GitIgnore.NONE, List.of());
    }
}
