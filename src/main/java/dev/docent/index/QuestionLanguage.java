package dev.docent.index;

import dev.docent.index.language.LanguageDetector;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * The language of a question: what its words show, otherwise that of most of the chunks that its words find best ({@code
 * Zertifikat erneuern}). For one search; one thread at a time.
 */
final class QuestionLanguage {
    /** How many of the chunks that words find best are asked: 10. */
    private static final int LOOKED_AT = 10;

    private static final double MOST = 0.6;

    private final IndexSearcher searcher;

    QuestionLanguage(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** @param byWords the chunks that the words of the question find, best first */
    Optional<String> of(String question, ScoreDoc[] byWords) throws IOException {
        var shown = LanguageDetector.detect(question);
        return shown.isPresent() ? shown : ofMost(byWords);
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
