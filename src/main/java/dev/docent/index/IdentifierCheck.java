package dev.docent.index;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** Checks whether identifiers occur literally in chunks. One thread at a time. */
final class IdentifierCheck {
    private final IndexSearcher searcher;
    private final ScopeFilter scope;

    IdentifierCheck(IndexSearcher searcher, ScopeFilter scope) {
        this.searcher = searcher;
        this.scope = scope;
    }

    /** Returns whether one of the names occurs in one of the hits, or as a whole name in any chunk. */
    boolean anyStands(Set<String> identifiers, List<ChunkHit> hits) throws IOException {
        for (var identifier : identifiers) {
            if (hits.stream().anyMatch(hit -> hit.chunk().textWithContext().contains(identifier))
                    || isTerm(identifier)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTerm(String identifier) throws IOException {
        var term = identifier.toLowerCase(Locale.ROOT);
        return stands(new Term(IndexFields.BODY, term)) || stands(new Term(IndexFields.CONTEXT, term));
    }

    private boolean stands(Term term) throws IOException {
        return searcher.count(scope.within(new TermQuery(term))) > 0;
    }
}
