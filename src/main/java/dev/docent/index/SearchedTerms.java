package dev.docent.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * The terms of a question in one state of the index. Each is looked up once, however many queries have it, because that costs more
 * than what the queries do with it. For one search; one thread at a time.
 */
final class SearchedTerms {
    private final IndexSearcher searcher;
    private final Map<Term, TermStates> states = new HashMap<>();

    SearchedTerms(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    IndexSearcher searcher() {
        return searcher;
    }

    TermQuery query(Term term) throws IOException {
        return new TermQuery(term, state(term));
    }

    /** Returns how many records have a term, with those that are deleted. */
    int count(Term term) throws IOException {
        return state(term).docFreq();
    }

    private TermStates state(Term term) throws IOException {
        var known = states.get(term);
        if (known == null) {
            known = TermStates.build(searcher, term, true);
            states.put(term, known);
        }
        return known;
    }
}
