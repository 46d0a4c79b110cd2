package dev.docent.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * The terms of a question in one state of the index. Each is looked up once, however many queries have it, because that costs more
 * than what the queries do with it. For one search; one thread at a time.
 */
final class SearchedTerms {
    private final IndexSearcher searcher;
    private final Map<Term, TermStates> states = new HashMap<>();

    /** Of each field, that of each segment. */
    private final Map<String, List<TermsEnum>> dictionaries = new HashMap<>();

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
            known = find(term);
            states.put(term, known);
        }
        return known;
    }

    /** Does what {@link TermStates#build} does, but opens the dictionary of a field once for all terms. */
    private TermStates find(Term term) throws IOException {
        var context = searcher.getTopReaderContext();
        var found = new TermStates(context);
        var ofLeaves = dictionaries.get(term.field());
        if (ofLeaves == null) {
            ofLeaves = open(term.field());
            dictionaries.put(term.field(), ofLeaves);
        }
        for (var leaf : context.leaves()) {
            var dictionary = ofLeaves.get(leaf.ord);
            if (dictionary.seekExact(term.bytes())) {
                found.register(dictionary.termState(), leaf.ord, dictionary.docFreq(), dictionary.totalTermFreq());
            }
        }
        return found;
    }

    private List<TermsEnum> open(String field) throws IOException {
        var opened = new ArrayList<TermsEnum>();
        for (var leaf : searcher.getTopReaderContext().leaves()) {
            opened.add(Terms.getTerms(leaf.reader(), field).iterator());
        }
        return opened;
    }
}
