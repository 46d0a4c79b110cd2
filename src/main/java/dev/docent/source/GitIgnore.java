package dev.docent.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of git that apply in one folder: those of its own {@code .gitignore}, of its parents, of the repository
 * and of the user. The last matching rule decides, in the deepest file that has one. Immutable.
 */
final class GitIgnore {
    private static final String FILE = ".gitignore";
    private static final long MAX_FILE_BYTES = 1024 * 1024;

    /** A rule and the line that it is from. */
    private record Written(IgnoreRule rule, RuleLine line) {}

    /** The rules outside of any folder: none. */
    static final GitIgnore NONE = new GitIgnore(null, List.of(), List.of());

    private final @Nullable GitIgnore above;
    private final List<String> folder;
    private final List<Written> rules;

    private GitIgnore(@Nullable GitIgnore above, List<String> folder, List<Written> rules) {
        this.above = above;
        this.folder = folder;
        this.rules = rules;
    }

    /**
     * Returns these rules together with those of a folder's own file.
     *
     * @param directory the folder on disk
     * @param path its path in segments, relative to the same folder as all paths of this object
     * @param name how people name the folder, ending with a slash; empty for the folder of a source
     */
    GitIgnore in(Path directory, List<String> path, String name) throws IOException {
        Path file = directory.resolve(FILE);
        // Git does not follow a .gitignore that is a link either.
        return Files.isSymbolicLink(file) ? this : withFile(file, path, name + FILE);
    }

    /**
     * Returns these rules together with those of a file, if it exists. A file over 1 MiB is not read and counts as
     * empty.
     *
     * @param path the path of the folder that it applies to, in segments
     * @param name how people name the file
     */
    GitIgnore withFile(Path file, List<String> path, String name) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE_BYTES) {
            return this;
        }
        return with(path, name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** Returns these rules together with those of a file's text, which apply to the folder with this path. */
    GitIgnore with(List<String> path, String name, String text) {
        var added = new ArrayList<Written>();
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int number = 0;
        for (String ended : start.split("\n", -1)) {
            var line = ended.endsWith("\r") ? ended.substring(0, ended.length() - 1) : ended;
            var where = new RuleLine(name, ++number, line);
            IgnoreRule.of(line).ifPresent(rule -> added.add(new Written(rule, where)));
        }
        return added.isEmpty() ? this : new GitIgnore(this, List.copyOf(path), added);
    }

    /** Returns whether a path is left out. Check its parents before: it does not look at them. */
    boolean ignores(List<String> path, boolean directory) {
        return ignoring(path, directory).isPresent();
    }

    /** Returns the line that leaves out a path, if it is left out. It does not look at the parents of the path. */
    Optional<RuleLine> ignoring(List<String> path, boolean directory) {
        for (GitIgnore level = this; level != null; level = level.above) {
            Optional<Written> last = level.lastMatch(path, directory);
            if (last.isPresent()) {
                return last.filter(written -> !written.rule().negated()).map(Written::line);
            }
        }
        return Optional.empty();
    }

    private Optional<Written> lastMatch(List<String> path, boolean directory) {
        List<String> below = path.subList(folder.size(), path.size());
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).rule().matches(below, directory)) {
                return Optional.of(rules.get(i));
            }
        }
        return Optional.empty();
    }
}
