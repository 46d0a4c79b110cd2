package dev.docent.index.language;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts the chunks of each language. For one count; one thread at a time. */
final class LanguageCollector extends SimpleCollector {
    private final String field;
    private final Map<String, Integer> counts = new TreeMap<>();
    private SortedDocValues languages = DocValues.emptySorted();
    private int[] ofSegment = {};

    private LanguageCollector(String field) {
        this.field = field;
    }

    /**
     * Returns how many chunks are in each language.
     *
     * @param field of the index, which has the codes of the languages
     * @param scope limits a query to the chunks that are counted
     */
    static Map<String, Integer> count(IndexSearcher searcher, String field, UnaryOperator<Query> scope)
            throws IOException {
        return searcher.search(
                scope.apply(new FieldExistsQuery(field)),
                new CollectorManager<LanguageCollector, Map<String, Integer>>() {
                    @Override
                    public LanguageCollector newCollector() {
                        return new LanguageCollector(field);
                    }

                    @Override
                    public Map<String, Integer> reduce(Collection<LanguageCollector> parts) {
                        return sum(parts);
                    }
                });
    }

    private static Map<String, Integer> sum(Collection<LanguageCollector> parts) {
        var sum = new TreeMap<String, Integer>();
        parts.forEach(part -> part.counts.forEach((language, count) -> sum.merge(language, count, Integer::sum)));
        return sum;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) throws IOException {
        languages = DocValues.getSorted(segment.reader(), field);
        ofSegment = new int[languages.getValueCount()];
    }

    @Override
    public void collect(int chunk) throws IOException {
        if (languages.advanceExact(chunk)) {
            ofSegment[languages.ordValue()]++;
        }
    }

    @Override
    public void finish() throws IOException {
        for (int language = 0; language < ofSegment.length; language++) {
            if (ofSegment[language] > 0) {
                counts.merge(languages.lookupOrd(language).utf8ToString(), ofSegment[language], Integer::sum);
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
