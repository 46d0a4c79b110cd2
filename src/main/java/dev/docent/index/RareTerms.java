package dev.docent.index;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;

/**
 * Finds chunks that contain all the words of a question, if one of them is rare. Independent of the language. One
 * thread at a time.
 */
final class RareTerms {
    /** A word in more than 10 chunks says little alone. */
    private static final int RARE = 10;

    /** A question with more than 12 terms never has exactly the words of a document. */
    private static final int MOST = 12;

    private final SearchedTerms searched;
    private final ScopeFilter scope;

    RareTerms(SearchedTerms searched, ScopeFilter scope) {
        this.searched = searched;
        this.scope = scope;
    }

    /**
     * Returns the chunks that contain all the terms, with their headings, if one of the terms is rare.
     *
     * @return their numbers; at most twice {@value #RARE}, because no more contain a rare term in their text or headings
     */
    Set<Integer> together(Collection<String> terms) throws IOException {
        if (terms.isEmpty() || terms.size() > MOST) {
            return Set.of();
        }
        var all = new BooleanQuery.Builder();
        boolean anyRare = false;
        for (var term : terms) {
            var inText = new Term(IndexFields.BODY, term);
            var above = new Term(IndexFields.CONTEXT, term);
            int inBody = searched.count(inText);
            int inContext = searched.count(above);
            if (inBody + inContext == 0) {
                return Set.of();
            }
            anyRare |= Math.max(inBody, inContext) <= RARE;
            var somewhere = new BooleanQuery.Builder()
                    .add(searched.query(inText), Occur.SHOULD)
                    .add(searched.query(above), Occur.SHOULD)
                    .build();
            all.add(somewhere, Occur.MUST);
        }
        if (!anyRare) {
            return Set.of();
        }
        var found = new HashSet<Integer>();
        for (var hit : searched.searcher().search(scope.within(all.build()), 2 * RARE).scoreDocs) {
            found.add(hit.doc);
        }
        return found;
    }
}
