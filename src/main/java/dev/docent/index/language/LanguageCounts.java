package dev.docent.index.language;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * How many chunks are in each language. They are counted once for each scope in each state of an index, because all chunks are looked
 * at. Thread-safe.
 */
public final class LanguageCounts {
    /** How many scopes are remembered: 100. After that, they are counted again. */
    private static final int MOST_SCOPES = 100;

    private final String field;

    // Guarded by this.
    private final Map<Object, Map<String, Integer>> ofScopes = new HashMap<>();
    private @Nullable Object state;

    /** @param field of the index, which has the codes of the languages */
    public LanguageCounts(String field) {
        this.field = field;
    }

    /**
     * Returns the number of chunks by the code of their language.
     *
     * @param scope equal to another one if it has the same chunks
     * @param within limits a query to the chunks of the scope
     */
    public Map<String, Integer> of(IndexSearcher searcher, Object scope, UnaryOperator<Query> within)
            throws IOException {
        var now = searcher.getIndexReader().getReaderCacheHelper().getKey();
        var known = known(now, scope);
        if (known != null) {
            return known;
        }
        var counted = Map.copyOf(LanguageCollector.count(searcher, field, within));
        keep(now, scope, counted);
        return counted;
    }

    private synchronized @Nullable Map<String, Integer> known(Object now, Object scope) {
        return now.equals(state) ? ofScopes.get(scope) : null;
    }

    private synchronized void keep(Object now, Object scope, Map<String, Integer> counted) {
        if (!now.equals(state) || ofScopes.size() >= MOST_SCOPES) {
            ofScopes.clear();
            state = now;
        }
        ofScopes.put(scope, counted);
    }
}
