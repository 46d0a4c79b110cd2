package dev.docent.tools;

import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.corpus.Location;
import dev.docent.corpus.PathPattern;
import dev.docent.corpus.Scope;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.StoredDocument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documents that an asker may see. A document outside the scope is the same as none: no message shows that there is one.
 * Thread-safe; calls block while the index is read.
 */
final class Library {
    /** How many similar paths are named for one that does not exist, 5. */
    private static final int MAX_SIMILAR = 5;

    /** What passages have behind their paths: lines, pages and the like. Models copy it. */
    private static final Pattern PLACE = Pattern.compile("(?::\\d+(?:-\\d+)?|, [a-z].*)$");

    private final ChunkIndex index;
    private final DocumentNames names;

    /** @param names the further paths of documents, which patterns may match and models may write */
    Library(ChunkIndex index, DocumentNames names) {
        this.index = index;
        this.names = names;
    }

    /**
     * Returns the path of a document as the index knows it.
     *
     * @param written the path as a model has written it
     * @throws ToolProblem if the asker sees no such document
     */
    String path(String written, Scope scope) throws ToolProblem {
        for (var name : new LinkedHashSet<>(List.of(
                written,
                written.replaceFirst("^(?:\\./|/)++", ""),
                PLACE.matcher(written).replaceFirst("")))) {
            var path = index.source(name).isPresent() ? name : names.indexed(name);
            if (index.source(path).filter(source -> scope.holds(source, path)).isPresent()) {
                return path;
            }
        }
        var similar = similar(written, scope);
        throw new ToolProblem("There is no document \"" + written + "\". "
                + (similar.isEmpty()
                        ? "Use list to see which documents there are."
                        : "Similar paths: " + String.join(", ", similar)));
    }

    private List<String> similar(String written, Scope scope) {
        var name = Extensions.fileName(PLACE.matcher(written).replaceFirst("")).toLowerCase(Locale.ROOT);
        return paths(scope).stream()
                .filter(path -> {
                    var other = Extensions.fileName(path).toLowerCase(Locale.ROOT);
                    return !name.isEmpty() && (other.equals(name) || stem(other).equals(stem(name)));
                })
                .limit(MAX_SIMILAR)
                .toList();
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Returns a document that {@link #path} has found; empty if it was removed since. */
    Optional<StoredDocument> document(String path) {
        return index.document(path);
    }

    /** Returns the chunks of a document that {@link #path} has found. */
    List<EmbeddedChunk> chunks(String path) {
        return index.chunks(path);
    }

    /** Returns the revision of a document, if it is known. */
    Optional<String> revision(Location location) {
        return index.revision(location.path());
    }

    /** Returns the paths of all documents, sorted. */
    List<String> paths(Scope scope) {
        return index.paths(scope);
    }

    /** Returns the paths of the documents that match a pattern under one of their paths. */
    Stream<String> matching(PathPattern pattern, Scope scope) {
        return paths(scope).stream()
                .filter(path ->
                        pattern.test(path) || names.others(path).stream().anyMatch(pattern));
    }

    /**
     * Returns the documents of one source.
     *
     * @throws ToolProblem if the asker sees no such source
     */
    Scope source(String name, Scope scope) throws ToolProblem {
        var visible = new TreeSet<String>();
        index.chunkCounts().keySet().stream().filter(scope::holds).forEach(visible::add);
        if (!visible.contains(name)) {
            throw new ToolProblem("There is no source \"" + name + "\", so nothing was done. The sources are: "
                    + String.join(", ", visible) + ". Without \"source\", all are searched.");
        }
        return scope.only(Set.of(name));
    }

    /** Returns the language that a model names in any of the usual ways: {@code java}, {@code C++}, {@code .py}. */
    static Language language(String name) throws ToolProblem {
        return Language.named(name)
                .orElseThrow(() -> new ToolProblem("The language \"" + name
                        + "\" is unknown, so nothing was done. Use a name like java, python or markdown, or use"
                        + " \"path\" with a pattern like **/*.java."));
    }
}
