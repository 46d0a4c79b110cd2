package dev.docent.index;

import dev.docent.corpus.Scope;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Limits queries to a scope. It is part of each query, so documents out of scope neither take the place of a hit nor count
 * as found. Only word frequencies are counted over all documents. Immutable.
 */
final class ScopeFilter {
    private final @Nullable Query filter;

    private ScopeFilter(@Nullable Query filter) {
        this.filter = filter;
    }

    static ScopeFilter of(Scope scope) {
        if (scope instanceof Scope.Everything) {
            return new ScopeFilter(null);
        }
        if (scope instanceof Scope.Documents documents) {
            var whole = of(documents.whole());
            return new ScopeFilter(whole.within(oneOf(IndexFields.PATH, documents.paths())));
        }
        // Another kind of scope fails here, because it must not find everything.
        return new ScopeFilter(oneOf(IndexFields.SOURCE, ((Scope.Sources) scope).names()));
    }

    private static Query oneOf(String field, Set<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    /** Returns the filter alone; null if everything is in scope. */
    @Nullable
    Query query() {
        return filter;
    }

    /** Returns a query that finds and scores like this one, but only in scope. */
    Query within(Query query) {
        if (filter == null) {
            return query;
        }
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }
}
