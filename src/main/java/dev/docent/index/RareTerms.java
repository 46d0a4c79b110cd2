package dev.docent.index;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * Checks whether a chunk contains all the words of a question, and one of them is rare. Independent of the language. One
 * thread at a time.
 */
final class RareTerms {
    /** A word in more than 10 chunks says little alone. */
    private static final int RARE = 10;

    /** A question with more than 12 terms never has exactly the words of a document. */
    private static final int MOST = 12;

    private final IndexSearcher searcher;
    private final ScopeFilter scope;

    RareTerms(IndexSearcher searcher, ScopeFilter scope) {
        this.searcher = searcher;
        this.scope = scope;
    }

    /** Returns whether one chunk, with its headings, contains all the terms, and one of them is rare. */
    boolean standTogether(Collection<String> terms) throws IOException {
        if (terms.isEmpty() || terms.size() > MOST) {
            return false;
        }
        var all = new BooleanQuery.Builder();
        boolean anyRare = false;
        for (var term : terms) {
            var somewhere = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(IndexFields.BODY, term)), Occur.SHOULD)
                    .add(new TermQuery(new Term(IndexFields.CONTEXT, term)), Occur.SHOULD)
                    .build();
            int inBody = searcher.getIndexReader().docFreq(new Term(IndexFields.BODY, term));
            int inContext = searcher.getIndexReader().docFreq(new Term(IndexFields.CONTEXT, term));
            if (inBody + inContext == 0) {
                return false;
            }
            anyRare |= Math.max(inBody, inContext) <= RARE;
            all.add(somewhere, Occur.MUST);
        }
        return anyRare && searcher.search(scope.within(all.build()), 1).scoreDocs.length > 0;
    }
}
