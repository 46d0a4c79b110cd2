package dev.docent.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Finds where the literals of a question occur. A literal that occurs in few places leads to them, because the user
 * means exactly this literal. One thread at a time.
 */
final class ExactPlaces {
    /** A literal in the text of more than 10 chunks is an ordinary word and leads to no place. */
    static final int FEW = 10;

    /** The same for titles, headings and paths: 30, because all chunks below a heading have it. */
    static final int FEW_IN_CONTEXT = 30;

    /** The most names that are examined to find one of the same kind as a missing name: 200. */
    private static final int MAX_NEIGHBOURS = 200;

    /** Names with at least this many digits are of the same kind even if one has one digit more. */
    private static final int LONG_NUMBER = 3;

    private final IndexSearcher searcher;
    private final Analyzer analyzer;
    private final ScopeFilter scope;

    /**
     * What was found.
     *
     * @param shares for each chunk that literals lead to, the share of the question's literals that it contains, above
     *     0 up to 1
     * @param named the literals that occur in few places
     * @param absent the literals that occur nowhere although others of their kind do
     * @param anyStands whether one of them occurs anywhere and is more specific than a number
     */
    record ExactHits(Map<Integer, Double> shares, List<String> named, List<String> absent, boolean anyStands) {}

    ExactPlaces(IndexSearcher searcher, Analyzer analyzer, ScopeFilter scope) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.scope = scope;
    }

    ExactHits of(List<Literal> literals) throws IOException {
        var counts = new HashMap<Integer, Integer>();
        var named = new ArrayList<String>();
        var absent = new ArrayList<String>();
        boolean anyStands = false;
        for (var literal : literals) {
            var terms = terms(literal);
            var places = terms.isEmpty() ? Places.NONE : places(terms);
            if (places.areFew()) {
                named.add(literal.text());
                places.chunks().forEach(chunk -> counts.merge(chunk, 1, Integer::sum));
            } else if (places.chunks().isEmpty() && hasSiblings(terms)) {
                absent.add(literal.text());
            }
            boolean isSure = places.areFew() || literal.form() != Literal.Form.NUMBER;
            anyStands |= isSure && !places.chunks().isEmpty();
        }
        var shares = new HashMap<Integer, Double>();
        counts.forEach((chunk, count) -> shares.put(chunk, (double) count / named.size()));
        return new ExactHits(shares, named, absent, anyStands);
    }

    /** Some of the chunks that contain a literal; all of them if they are few. */
    private record Places(SortedSet<Integer> chunks, boolean areFew) {
        static final Places NONE = new Places(new TreeSet<>(), false);
    }

    private Places places(List<String> terms) throws IOException {
        var chunks = new TreeSet<Integer>();
        var inBody = searcher.search(scope.within(query(IndexFields.BODY, terms)), FEW + 1).scoreDocs;
        var inContext = searcher.search(scope.within(query(IndexFields.CONTEXT, terms)), FEW_IN_CONTEXT + 1).scoreDocs;
        for (var hit : inBody) {
            chunks.add(hit.doc);
        }
        for (var hit : inContext) {
            chunks.add(hit.doc);
        }
        boolean areFew = inBody.length <= FEW && inContext.length <= FEW_IN_CONTEXT && !chunks.isEmpty();
        return new Places(chunks, areFew);
    }

    private static Query query(String field, List<String> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.get(0)));
        }
        return new PhraseQuery(field, terms.toArray(String[]::new));
    }

    /** Returns the one term of a name, or the terms of a phrase in their order. */
    private List<String> terms(Literal literal) throws IOException {
        var words = new ArrayList<String>();
        Optional<String> whole = Optional.empty();
        // Any field, because all are analyzed in the same way.
        try (var tokens = analyzer.tokenStream("", literal.text())) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var position = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (position.getPositionIncrement() > 0) {
                    words.add(term.toString());
                } else if (whole.isEmpty()) {
                    whole = Optional.of(term.toString());
                }
            }
            tokens.end();
        }
        return literal.form() != Literal.Form.PHRASE && whole.isPresent() ? List.of(whole.get()) : words;
    }

    /**
     * Returns whether there are names that differ from the missing one only in their last number; versions do not
     * count.
     */
    private boolean hasSiblings(List<String> terms) throws IOException {
        var name = terms.size() == 1 ? terms.get(0) : "";
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        var prefix = name.substring(0, digits);
        int length = name.length() - digits;
        if (length == 0 || prefix.indexOf('.') >= 0 || prefix.chars().noneMatch(Character::isLetter)) {
            return false;
        }
        return hasSiblings(IndexFields.BODY, prefix, length) || hasSiblings(IndexFields.CONTEXT, prefix, length);
    }

    private boolean hasSiblings(String field, String prefix, int digits) throws IOException {
        var terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
        if (terms == null) {
            return false;
        }
        int tolerance = digits >= LONG_NUMBER ? 1 : 0;
        var names = terms.iterator();
        var name = names.seekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END ? null : names.term();
        for (int i = 0; i < MAX_NEIGHBOURS && name != null; i++) {
            var text = name.utf8ToString();
            if (!text.startsWith(prefix)) {
                return false;
            }
            var rest = text.substring(prefix.length());
            boolean isNumber = !rest.isEmpty() && rest.chars().allMatch(Character::isDigit);
            if (isNumber && Math.abs(rest.length() - digits) <= tolerance && isInScope(new Term(field, text))) {
                return true;
            }
            name = names.next();
        }
        return false;
    }

    private boolean isInScope(Term term) throws IOException {
        return scope.query() == null || searcher.count(scope.within(new TermQuery(term))) > 0;
    }
}
