package dev.docent.source;

import dev.docent.paths.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder as git sees it. Immutable, except that the tracked paths are read once.
 *
 * @param repository the repository of the innermost working tree that contains it
 * @param rules the rules that apply in it
 * @param path its path from the top of the working tree, in segments
 * @param ignoredBy the line that ignores the folder itself; git then shows only tracked files, and no rule in the
 *     folder can include others again. Null if none does
 * @param attributes the files {@code .gitattributes} that count in it, from the top on
 */
record GitPlace(
        GitRepository repository,
        GitIgnore rules,
        List<String> path,
        @Nullable RuleLine ignoredBy,
        List<AttributesFile> attributes) {
    /** Outside of any working tree. */
    static final GitPlace NONE = new GitPlace(GitRepository.NONE, GitIgnore.NONE, List.of(), null, List.of());

    private static final String ABOVE = "../";

    GitPlace {
        path = List.copyOf(path);
        attributes = List.copyOf(attributes);
    }

    /**
     * Returns the place of a folder that is a source. Rules of its parents do not count if they leave out this very folder.
     */
    static GitPlace of(Path root, GitSettings settings) throws IOException {
        Path top = root;
        while (top != null && !GitRepository.isTop(top)) {
            top = top.getParent();
        }
        if (top == null) {
            return NONE;
        }
        var place = top(top, settings);
        Path folder = top;
        for (int i = top.getNameCount(); i < root.getNameCount(); i++) {
            place = place.with(folder, ABOVE.repeat(root.getNameCount() - i));
            String name = PathText.name(root.getName(i));
            if (place.rules().ignores(place.append(name), true)) {
                return NONE;
            }
            place = place.below(name, null);
            folder = folder.resolve(root.getName(i));
        }
        return place;
    }

    /** Returns the place of the top of a working tree. */
    static GitPlace top(Path folder, GitSettings settings) throws IOException {
        var repository = GitRepository.open(folder, settings);
        return new GitPlace(repository, repository.rules(), List.of(), null, List.of());
    }

    /**
     * Returns the same with the rules and attributes of the folder's own files.
     *
     * @param name how people name the folder, ending with a slash; empty for the folder of a source
     */
    GitPlace with(Path directory, String name) throws IOException {
        var all = new ArrayList<>(attributes);
        AttributesFile.in(directory, path.size()).ifPresent(all::add);
        return new GitPlace(repository, rules.in(directory, path, name), path, ignoredBy, all);
    }

    /**
     * Returns the place of a subfolder.
     *
     * @param ignoring the line that ignores it; null if none does
     */
    GitPlace below(String name, @Nullable RuleLine ignoring) {
        return new GitPlace(repository, rules, append(name), ignoredBy == null ? ignoring : ignoredBy, attributes);
    }

    /** Returns the line because of which git leaves out a file, or everything in a folder, if it does. */
    Optional<RuleLine> leavesOut(String name, boolean folder) throws IOException {
        var line = ignoring(name, folder);
        return line.isEmpty() || (folder ? tracksBelow(name) : tracks(name)) ? Optional.empty() : line;
    }

    /** Returns the line that ignores a file or folder, tracked or not, if one does. */
    Optional<RuleLine> ignoring(String name, boolean folder) {
        return ignoredBy == null ? rules.ignoring(append(name), folder) : Optional.of(ignoredBy);
    }

    /** Returns the encoding in which git has written a file into the working tree; empty if that is the one in which it is stored. */
    String encoding(String name) {
        return attributes.isEmpty()
                ? ""
                : FileAttributes.of(attributes, String.join("/", append(name))).encoding();
    }

    /** Returns whether git tracks a file. */
    boolean tracks(String name) throws IOException {
        return repository.index().tracks(String.join("/", append(name)));
    }

    private boolean tracksBelow(String name) throws IOException {
        return repository.index().tracksBelow(String.join("/", append(name)));
    }

    private List<String> append(String name) {
        var longer = new ArrayList<String>(path.size() + 1);
        longer.addAll(path);
        longer.add(name);
        return longer;
    }
}
