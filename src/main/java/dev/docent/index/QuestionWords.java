package dev.docent.index;

import dev.docent.index.signs.SubjectNames;
import dev.docent.index.signs.UnknownNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/** The words that a text is searched by, with their other forms. For one search; one thread at a time. */
final class QuestionWords {
    /** The most terms of a question that are searched: of a longer question, the rarest, which say most. */
    static final int MAX_TERMS = 64;

    private final Analyzer analyzer;
    private final SearchedTerms searched;
    private final Map<String, Float> terms;
    private final WordForms forms;

    private QuestionWords(Analyzer analyzer, SearchedTerms searched, Map<String, Float> terms, WordForms forms) {
        this.analyzer = analyzer;
        this.searched = searched;
        this.terms = terms;
        this.forms = forms;
    }

    static QuestionWords of(String text, QuestionTerms questionTerms, SearchedTerms searched) throws IOException {
        var terms = rarest(questionTerms.of(text), searched);
        var forms = WordForms.of(text, terms.keySet(), questionTerms.analyzer(), searched);
        return new QuestionWords(questionTerms.analyzer(), searched, terms, forms);
    }

    private static Map<String, Float> rarest(Map<String, Float> terms, SearchedTerms searched) throws IOException {
        if (terms.size() <= MAX_TERMS) {
            return terms;
        }
        record Frequency(String term, int chunks) {}
        var frequencies = new ArrayList<Frequency>();
        for (var term : terms.keySet()) {
            var chunks = searched.count(inBody(term)) + searched.count(inContext(term));
            if (chunks > 0) {
                frequencies.add(new Frequency(term, chunks));
            }
        }
        frequencies.sort(Comparator.comparingInt(Frequency::chunks));
        var kept = new LinkedHashMap<String, Float>();
        for (var frequency : frequencies.subList(0, Math.min(MAX_TERMS, frequencies.size()))) {
            kept.put(frequency.term(), terms.getOrDefault(frequency.term(), 1f));
        }
        return kept;
    }

    private static Term inBody(String term) {
        return new Term(IndexFields.BODY, term);
    }

    private static Term inContext(String term) {
        return new Term(IndexFields.CONTEXT, term);
    }

    /**
     * Returns a query that finds nothing if the text has no terms.
     *
     * @param ofContext the weight of a word in path, title and headings
     */
    Query query(float ofContext) throws IOException {
        var query = new BooleanQuery.Builder();
        for (var term : terms.entrySet()) {
            var inBody = forms.orForms(searched.query(inBody(term.getKey())), term.getKey());
            query.add(new BoostQuery(inBody, term.getValue()), Occur.SHOULD);
            var inContext = searched.query(inContext(term.getKey()));
            query.add(new BoostQuery(inContext, ofContext * term.getValue()), Occur.SHOULD);
        }
        return query.build();
    }

    /**
     * Returns how much of the words the chunk has that has most, with its headings: from 0 to 1. Each word counts by its rarity,
     * however often it occurs; most of all a word that occurs nowhere.
     */
    double bestShare(ScopeFilter scope) throws IOException {
        var query = new BooleanQuery.Builder();
        double all = 0;
        for (var term : terms.keySet()) {
            double counts = counts(term);
            if (counts > 0) {
                all += counts;
                query.add(new BoostQuery(new ConstantScoreQuery(anywhere(term)), (float) counts), Occur.SHOULD);
            }
        }
        if (all == 0) {
            return 0;
        }
        var best = searched.searcher().search(scope.within(query.build()), 1).scoreDocs;
        return best.length == 0 ? 0 : Math.min(1, best[0].score / all);
    }

    /**
     * Returns which names of the question no chunk has, in any form, in its text or in its headings.
     *
     * @param question the question alone
     */
    UnknownNames unknown(String question, ScopeFilter scope) throws IOException {
        var names = new ArrayList<String>();
        var unknown = new HashSet<String>();
        for (var name : SubjectNames.in(question)) {
            var ofName = termsOf(name);
            if (!ofName.isEmpty() && terms.containsKey(ofName.get(0)) && !isKnown(ofName.get(0), scope)) {
                names.add(name);
                unknown.addAll(ofName);
            }
        }
        return names.isEmpty() ? UnknownNames.NONE : new UnknownNames(names, share(unknown));
    }

    /** Returns the terms of a name, the one for the whole first. */
    private List<String> termsOf(String name) throws IOException {
        var terms = new ArrayList<String>();
        int whole = -1;
        // Any field, because all are analyzed in the same way.
        try (var tokens = analyzer.tokenStream("", name)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var position = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (position.getPositionIncrement() == 0 && whole < 0) {
                    whole = terms.size();
                }
                terms.add(term.toString());
            }
            tokens.end();
        }
        if (whole > 0) {
            terms.add(0, terms.remove(whole));
        }
        return terms;
    }

    /** Returns how much of the words some of them are, counted alike: from 0 to 1. */
    private double share(Set<String> some) throws IOException {
        double all = 0;
        double ofSome = 0;
        for (var term : terms.keySet()) {
            all += counts(term);
            ofSome += some.contains(term) ? counts(term) : 0;
        }
        return all == 0 ? 0 : ofSome / all;
    }

    private boolean isKnown(String term, ScopeFilter scope) throws IOException {
        return searched.searcher().count(scope.within(anywhere(term))) > 0;
    }

    private Query anywhere(String term) throws IOException {
        var inBody = forms.orForms(searched.query(inBody(term)), term);
        return new DisjunctionMaxQuery(List.of(inBody, searched.query(inContext(term))), 0);
    }

    private double counts(String term) throws IOException {
        return Math.min(1, terms.getOrDefault(term, 0f)) * rarity(term);
    }

    /** Returns the inverse document frequency as BM25 computes it. */
    private double rarity(String term) throws IOException {
        double chunks = searched.searcher().getIndexReader().getDocCount(IndexFields.BODY);
        double with = Math.min(chunks, Math.max(searched.count(inBody(term)), searched.count(inContext(term))));
        return Math.log(1 + (chunks - with + 0.5) / (with + 0.5));
    }
}
