package dev.docent.retrieval;

import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.Language;
import dev.docent.corpus.Narrowing;
import dev.docent.corpus.PathPattern;
import dev.docent.corpus.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Narrows searches to what a question asks for. A branch of a repository is a folder, and it also has the documents that the
 * index knows under the path of another branch. Thread-safe; calls block while the index is read.
 */
public final class DocumentScopes {
    /** Knows no documents: a search that is narrowed to paths or languages finds nothing. */
    public static final DocumentScopes NO_DOCUMENTS = new DocumentScopes(scope -> List.of(), DocumentNames.ONE);

    private final Function<Scope, List<String>> paths;
    private final DocumentNames names;

    /**
     * @param paths returns the paths of the documents in a scope
     * @param names the further paths of documents
     */
    public DocumentScopes(Function<Scope, List<String>> paths, DocumentNames names) {
        this.paths = paths;
        this.names = names;
    }

    /** Returns the documents of a scope that a question asks for; none if there is nothing like that. */
    public Scope narrowed(Scope whole, Narrowing wanted) {
        var scope = wanted.sources().isEmpty() ? whole : whole.only(wanted.sources());
        if (wanted.paths().isEmpty() && wanted.languages().isEmpty()) {
            return scope;
        }
        var fits = atOneOf(wanted.paths()).and(inOneOf(wanted.languages()));
        return new Scope.Documents(
                scope,
                paths.apply(scope).stream()
                        .filter(document -> nameOf(document, fits).isPresent())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns a passage of such a document, under the path that the question asks for. */
    public Passage named(Passage passage, Narrowing wanted) {
        var location = passage.location();
        var name = nameOf(location.path(), atOneOf(wanted.paths())).orElse(location.path());
        return passage.at(name, location.revision());
    }

    /** Returns the path of a document that fulfils a condition: its own one if that does. */
    private Optional<String> nameOf(String document, Predicate<String> condition) {
        return condition.test(document)
                ? Optional.of(document)
                : names.others(document).stream().filter(condition).sorted().findFirst();
    }

    private static Predicate<String> atOneOf(Set<String> paths) {
        var conditions = paths.stream().map(DocumentScopes::at).toList();
        return document -> conditions.isEmpty() || conditions.stream().anyMatch(condition -> condition.test(document));
    }

    private static Predicate<String> at(String path) {
        if (PathPattern.hasWildcards(path)) {
            return PathPattern.of(path);
        }
        var folder = path.endsWith("/") ? path : path + "/";
        return document -> document.equals(path) || document.startsWith(folder);
    }

    private static Predicate<String> inOneOf(Set<Language> languages) {
        return document -> languages.isEmpty()
                || Language.of(document).filter(languages::contains).isPresent();
    }
}
