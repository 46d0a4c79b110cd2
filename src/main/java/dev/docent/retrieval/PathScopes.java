package dev.docent.retrieval;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.index.ChunkIndex;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Narrows searches to a file or a folder. A branch of a repository is a folder, and it also has the documents that the index knows under
 * the path of another branch. Thread-safe.
 */
public final class PathScopes {
    private final ChunkIndex index;
    private final DocumentNames names;

    /** @param names the further paths of documents */
    public PathScopes(ChunkIndex index, DocumentNames names) {
        this.index = index;
        this.names = names;
    }

    /**
     * Returns the documents of a scope that are at a path or below it; none if there is nothing.
     *
     * @param path of a file or a folder, which may end with a slash
     */
    public Scope below(String path, Scope whole) {
        var isThere = isBelow(path);
        return new Scope.Documents(
                whole,
                index.paths(whole).stream()
                        .filter(document -> nameOf(document, isThere).isPresent())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns a passage of such a document, in the place where it is at the path or below it. */
    public Passage named(Passage passage, String path) {
        var location = passage.location();
        var name = nameOf(location.path(), isBelow(path)).orElse(location.path());
        var chunk = passage.chunk();
        return new Passage(
                new Chunk(
                        new Location(name, location.revision(), location.span()),
                        chunk.title(),
                        chunk.headings(),
                        chunk.kind(),
                        chunk.lead(),
                        chunk.text()),
                passage.score());
    }

    /** Returns the path of a document that fulfils a condition: its own one if that does. */
    private Optional<String> nameOf(String document, Predicate<String> condition) {
        return condition.test(document)
                ? Optional.of(document)
                : names.others(document).stream().filter(condition).sorted().findFirst();
    }

    private static Predicate<String> isBelow(String path) {
        var folder = path.endsWith("/") ? path : path + "/";
        return document -> document.equals(path) || document.startsWith(folder);
    }
}
