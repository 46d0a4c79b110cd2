package dev.docent.source;

import dev.docent.paths.PathText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What git knows about a working tree: the tracked paths, and the rules in addition to the {@code .gitignore} files,
 * which the walk reads itself. Docent reads this without a library, because it must not write into a repository or
 * start git, and needs only three of its files. For one walk.
 */
final class GitRepository {
    /** Used where there is no repository. */
    static final GitRepository NONE = new GitRepository(null, 0, GitIgnore.NONE);

    private static final String DOT_GIT = ".git";
    private static final String GIT_DIR = "gitdir:";
    private static final int MAX_POINTER_BYTES = 64 * 1024;
    private static final int SHA1_BYTES = 20;
    private static final int SHA256_BYTES = 32;

    private final @Nullable Path indexFile;
    private final int hashBytes;
    private final GitIgnore rules;
    private @Nullable GitIndex index;

    private GitRepository(@Nullable Path indexFile, int hashBytes, GitIgnore rules) {
        this.indexFile = indexFile;
        this.hashBytes = hashBytes;
        this.rules = rules;
    }

    /** Returns whether a folder is the top of a working tree, a linked working tree or a submodule. */
    static boolean isTop(Path folder) {
        return Files.exists(folder.resolve(DOT_GIT));
    }

    /**
     * Opens the repository of a working tree.
     *
     * @throws IOException if a part of it cannot be read, so that its rules are unknown
     */
    static GitRepository open(Path top, GitSettings settings) throws IOException {
        Path gitDir = follow(top.resolve(DOT_GIT), GIT_DIR, top);
        Path common = Files.isRegularFile(gitDir.resolve("commondir"))
                ? follow(gitDir.resolve("commondir"), "", gitDir)
                : gitDir;
        var config = new GitConfig(settings.userHome());
        for (var file : settings.files()) {
            config.read(file);
        }
        config.read(common.resolve("config"));
        config.read(gitDir.resolve("config.worktree"));
        int hashBytes = config.get("extensions.objectformat")
                .filter("sha256"::equals)
                .map(format -> SHA256_BYTES)
                .orElse(SHA1_BYTES);
        var excludes = config.path("core.excludesfile", top).orElse(settings.excludesFile());
        var rules = GitIgnore.NONE;
        if (excludes != null) {
            rules = rules.withFile(excludes, List.of(), "core.excludesFile");
        }
        rules = rules.withFile(common.resolve("info/exclude"), List.of(), ".git/info/exclude");
        return new GitRepository(gitDir.resolve("index"), hashBytes, rules);
    }

    /** Instead of the folder, there may be a file that says where it is. */
    private static Path follow(Path path, String label, Path folder) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) > MAX_POINTER_BYTES) {
            return path;
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).strip();
        try {
            return text.startsWith(label)
                    ? folder.resolve(PathText.of(text.substring(label.length()).strip()))
                    : path;
        } catch (InvalidPathException e) {
            throw new IOException(path + " does not name a path", e);
        }
    }

    /** Returns the rules for all folders: those of the user, then those of the repository. */
    GitIgnore rules() {
        return rules;
    }

    /** Returns the tracked paths. They are read at the first call. */
    GitIndex index() throws IOException {
        var known = index;
        if (known == null) {
            known = indexFile == null ? GitIndex.EMPTY : GitIndex.read(indexFile, hashBytes);
            index = known;
        }
        return known;
    }
}
