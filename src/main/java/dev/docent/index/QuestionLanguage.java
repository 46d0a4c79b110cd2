package dev.docent.index;

import dev.docent.index.language.LanguageDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
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
        return shown == null || languagesOf(best).contains(shown);
    }

    private Optional<String> ofMost(ScoreDoc[] byWords) throws IOException {
        int lookedAt = Math.min(LOOKED_AT, byWords.length);
        var best = Arrays.stream(byWords, 0, lookedAt).map(hit -> hit.doc).toList();
        var counts = new HashMap<String, Integer>();
        languagesOf(best).forEach(language -> counts.merge(language, 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= MOST * lookedAt)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the languages of these chunks, of each that has one. */
    private List<String> languagesOf(List<Integer> ids) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var found = new ArrayList<String>();
        LeafReaderContext leaf = null;
        SortedDocValues languages = DocValues.emptySorted();
        // In the order of the index, so that each column is opened once.
        for (int id : new TreeSet<>(ids)) {
            var next = leaves.get(ReaderUtil.subIndex(id, leaves));
            if (next != leaf) {
                leaf = next;
                languages = DocValues.getSorted(leaf.reader(), IndexFields.LANGUAGE);
            }
            if (languages.advanceExact(id - leaf.docBase)) {
                found.add(languages.lookupOrd(languages.ordValue()).utf8ToString());
            }
        }
        return found;
    }
}
