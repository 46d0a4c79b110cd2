package dev.docent.source;

import dev.docent.paths.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder as git sees it. Immutable, except that the tracked paths are read once.
 *
 * @param repository the repository of the innermost working tree that contains it
 * @param rules the rules that apply in it
 * @param path its path from the top of the working tree, in segments
 * @param trackedOnly whether a rule ignores the folder itself; git then shows only tracked files, and no rule in the
 *     folder can include others again
 */
record GitPlace(GitRepository repository, GitIgnore rules, List<String> path, boolean trackedOnly) {
    /** Outside of any working tree. */
    static final GitPlace NONE = new GitPlace(GitRepository.NONE, GitIgnore.NONE, List.of(), false);

    GitPlace {
        path = List.copyOf(path);
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
            place = place.with(folder);
            String name = PathText.name(root.getName(i));
            if (place.rules().ignores(place.append(name), true)) {
                return NONE;
            }
            place = place.below(name, false);
            folder = folder.resolve(root.getName(i));
        }
        return place;
    }

    /** Returns the place of the top of a working tree. */
    static GitPlace top(Path folder, GitSettings settings) throws IOException {
        var repository = GitRepository.open(folder, settings);
        return new GitPlace(repository, repository.rules(), List.of(), false);
    }

    /** Returns the same with the rules of the folder's own file. */
    GitPlace with(Path directory) throws IOException {
        return new GitPlace(repository, rules.in(directory, path), path, trackedOnly);
    }

    /** Returns the place of a subfolder. */
    GitPlace below(String name, boolean ignored) {
        return new GitPlace(repository, rules, append(name), trackedOnly || ignored);
    }

    /** Returns whether git leaves out a file, or everything in a folder. */
    boolean leavesOut(String name, boolean folder) throws IOException {
        return isIgnored(name, folder) && !(folder ? tracksBelow(name) : tracks(name));
    }

    /** Returns whether a rule ignores a file or folder, tracked or not. */
    boolean isIgnored(String name, boolean folder) {
        return trackedOnly || rules.ignores(append(name), folder);
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
