package dev.docent.retrieval;

import dev.docent.corpus.Scope;
import dev.docent.index.language.Interrogatives;
import dev.docent.index.language.LanguageDetector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares the language of a question with those of the documents that it may find. Thread-safe; blocks while the index is read. */
public final class DocumentLanguages {
    /** Documents whose languages nobody knows: nothing is translated. */
    public static final DocumentLanguages UNKNOWN = new DocumentLanguages(scope -> Map.of());

    /** The documents have a language if at least this share of their chunks is in it: 5 %. */
    private static final double LEAST = 0.05;

    /** A question is translated into a language that at least this share of the chunks is in: 20 %. */
    private static final double MUCH = 0.2;

    /** A question is translated into this many languages at most: the 2 with the most chunks. */
    private static final int MOST = 2;

    private final Function<Scope, Map<String, Integer>> counts;

    /** @param counts returns the number of chunks of a scope by the code of their language */
    public DocumentLanguages(Function<Scope, Map<String, Integer>> counts) {
        this.counts = counts;
    }

    /**
     * Returns the codes of the languages that a question should be translated into, the most frequent one first. There are none if
     * the documents have its language, if nobody knows its language, or if the documents show no language. A question of a few
     * words is in the language of those before it.
     */
    public List<String> foreignTo(Query query) {
        var language = languageOf(query);
        if (language.isEmpty()) {
            return List.of();
        }
        var chunks = counts.apply(query.scope());
        double all = chunks.values().stream().mapToInt(Integer::intValue).sum();
        if (chunks.getOrDefault(language.get(), 0) >= LEAST * all) {
            return List.of();
        }
        return chunks.entrySet().stream()
                .filter(count -> count.getValue() >= MUCH * all)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<String> languageOf(Query query) {
        var earlier = new ArrayList<>(query.history());
        Collections.reverse(earlier);
        return Stream.concat(Stream.of(query.text()), earlier.stream())
                .flatMap(question ->
                        LanguageDetector.detect(question).or(() -> Interrogatives.languageOf(question)).stream())
                .findFirst();
    }
}
