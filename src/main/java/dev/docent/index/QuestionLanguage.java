package dev.docent.index;

import dev.docent.index.language.LanguageDetector;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * The language of a question: what its words show, otherwise that of most of the chunks that its words find best ({@code
 * Zertifikat erneuern}). For one search; one thread at a time.
 */
final class QuestionLanguage {
    /** How many of the chunks that words find best are asked: 10. */
    private static final int LOOKED_AT = 10;

    private static final double MOST = 0.6;

    private final IndexSearcher searcher;

    /** What the words of the question show; null for nothing. */
    private final @Nullable String shown;

    QuestionLanguage(IndexSearcher searcher, String question) {
        this.searcher = searcher;
        this.shown = LanguageDetector.detect(question).orElse(null);
    }

    /** @param byWords the chunks that the words of the question find, best first */
    Optional<String> of(ScoreDoc[] byWords) throws IOException {
        return shown == null ? ofMost(byWords) : Optional.of(shown);
    }

    /**
     * Returns whether one of the best chunks is in the language that the question shows; true if it shows none. If not, the
     * documents do not have it, or nothing about the question in it.
     */
    boolean isThatOfAny(List<Integer> best) throws IOException {
        if (shown == null) {
            return true;
        }
        for (int id : best) {
            if (languageOf(id).filter(shown::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> ofMost(ScoreDoc[] byWords) throws IOException {
        int lookedAt = Math.min(LOOKED_AT, byWords.length);
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < lookedAt; i++) {
            languageOf(byWords[i].doc).ifPresent(language -> counts.merge(language, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= MOST * lookedAt)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<String> languageOf(int id) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(id, leaves));
        var languages = DocValues.getSorted(leaf.reader(), IndexFields.LANGUAGE);
        return languages.advanceExact(id - leaf.docBase)
                ? Optional.of(languages.lookupOrd(languages.ordValue()).utf8ToString())
                : Optional.empty();
    }
}
