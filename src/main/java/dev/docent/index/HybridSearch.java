package dev.docent.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * One search on one state of the index. It takes the best chunks by words (BM25) and the nearest by vector, scores all of
 * them by both, and ranks them by the weighted sum. One thread at a time.
 */
final class HybridSearch {
    /** The most terms of a question that are searched: of a longer question, the rarest, which say most. */
    static final int MAX_TERMS = 64;

    /** How many candidates each of the two searches returns. A chunk that is in neither set is not found. */
    static final int CANDIDATES = 100;

    private final IndexSearcher searcher;
    private final SearchedTerms searchedTerms;
    private final SearchParts parts;
    private final VectorSpace space;
    private final Predicate<String> knownLanguage;

    /**
     * If the question names something that occurs in few places, those places come first. This is then the score of
     * the best other chunk, compared with 1; the others keep their distances.
     */
    private static final double NOT_POINTED_AT = 0.9;

    /**
     * How much of what is missing to the best score a chunk gains by containing all the words of the question, one of them
     * rare. A vector knows little about rare words.
     */
    private static final double OF_ALL_WORDS = 0.5;

    /**
     * A chunk without a vector counts as this near for the best words. Less than 1, so that a vector that is known to be
     * near counts for more.
     */
    private static final double ASSUMED_NEAR = 0.7;

    /**
     * What all searches of an index share. Thread-safe.
     *
     * @param terms turns questions into terms
     * @param records reads what is found
     */
    record SearchParts(QuestionTerms terms, SearchWeights weights, ChunkRecords records) {}

    /**
     * A chunk that may be a hit.
     *
     * @param embedded whether it has a vector; otherwise, the cosine means nothing
     */
    private record Candidate(int id, double words, double cosine, boolean embedded) {}

    private record Ranked(int id, double score, double words, double cosine) {}

    /**
     * @param space of the vectors that are searched
     * @param knownLanguage whether the model has learned a language; if not, words alone decide
     */
    HybridSearch(IndexSearcher searcher, SearchParts parts, VectorSpace space, Predicate<String> knownLanguage) {
        this.space = space;
        this.knownLanguage = knownLanguage;
        this.searcher = searcher;
        this.searchedTerms = new SearchedTerms(searcher);
        this.parts = parts;
    }

    SearchHits search(SearchRequest request) throws IOException {
        var identifiers = Identifiers.in(request.text());
        var literals = request.asked().stream()
                .map(Literals::in)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        var scope = ScopeFilter.of(request.scope());
        var exact = new ExactPlaces(searcher, parts.terms().analyzer(), scope).of(literals);
        var words = wordQuery(request.text());
        var byWords = searcher.search(scope.within(words), CANDIDATES).scoreDocs;
        var candidates = candidates(
                words, byWords, request.vector(), scope, exact.shares().keySet());
        boolean namesIdentifier = !identifiers.isEmpty() || !exact.named().isEmpty();
        var weights = parts.weights();
        var ofVector = namesIdentifier ? weights.vectorWithIdentifier() : weights.vector();
        var language = new QuestionLanguage(searcher).of(request.asked().get(0), byWords);
        if (!language.map(knownLanguage::test).orElse(true)) {
            ofVector = 0;
        }
        var together = new RareTerms(searchedTerms, scope)
                .together(parts.terms().of(request.asked().get(0)).keySet());
        var ranked = rank(candidates, ofVector, exact.shares(), together, request.limit());
        var hits = hits(ranked, exact.shares().keySet());
        boolean stands = exact.anyStands() || new IdentifierCheck(searcher, scope).anyStands(identifiers, hits);
        boolean incomplete = request.vector() == null || space.isIncomplete(searcher);
        return new SearchHits(hits, stands, !together.isEmpty(), exact.named(), exact.absent(), incomplete);
    }

    private List<ChunkHit> hits(List<Ranked> ranked, Set<Integer> exact) throws IOException {
        var ids = ranked.stream().map(Ranked::id).collect(Collectors.toCollection(TreeSet::new));
        var records = parts.records().of(searcher, ids);
        var hits = new ArrayList<ChunkHit>();
        for (var one : ranked) {
            var stored = Objects.requireNonNull(records.get(one.id()), "what was asked for");
            boolean isExact = exact.contains(one.id());
            hits.add(new ChunkHit(stored.chunk(), stored.ordinal(), one.score(), one.words(), one.cosine(), isExact));
        }
        return hits;
    }

    /** Returns a query that finds nothing if the text has no terms. */
    private Query wordQuery(String text) throws IOException {
        var query = new BooleanQuery.Builder();
        var terms = rarest(parts.terms().of(text));
        var forms = WordForms.of(text, terms.keySet(), parts.terms().analyzer(), searchedTerms);
        for (var term : terms.entrySet()) {
            var inBody = searchedTerms.query(new Term(IndexFields.BODY, term.getKey()));
            var inContext = searchedTerms.query(new Term(IndexFields.CONTEXT, term.getKey()));
            query.add(new BoostQuery(forms.orForms(inBody, term.getKey()), term.getValue()), Occur.SHOULD);
            query.add(new BoostQuery(inContext, parts.weights().context() * term.getValue()), Occur.SHOULD);
        }
        return query.build();
    }

    private Map<String, Float> rarest(Map<String, Float> terms) throws IOException {
        if (terms.size() <= MAX_TERMS) {
            return terms;
        }
        record Frequency(String term, int chunks) {}
        var frequencies = new ArrayList<Frequency>();
        for (var term : terms.keySet()) {
            var chunks = searchedTerms.count(new Term(IndexFields.BODY, term))
                    + searchedTerms.count(new Term(IndexFields.CONTEXT, term));
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

    private List<Candidate> candidates(
            Query words, ScoreDoc[] byWords, float @Nullable [] vector, ScopeFilter scope, Set<Integer> pointedAt)
            throws IOException {
        var ids = new TreeSet<>(pointedAt);
        if (vector != null) {
            var nearest = new KnnFloatVectorQuery(space.vectors(), vector, CANDIDATES, scope.query());
            for (var hit : searcher.search(nearest, CANDIDATES).scoreDocs) {
                ids.add(hit.doc);
            }
        }
        for (var hit : byWords) {
            ids.add(hit.doc);
        }
        return scoreByBoth(ids, words, vector);
    }

    /** Scores in the order of the ids, because the scorer and the vectors of a segment only go forward. */
    private List<Candidate> scoreByBoth(SortedSet<Integer> ids, Query words, float @Nullable [] vector)
            throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE, 1);
        var candidates = new ArrayList<Candidate>();
        var leaves = searcher.getIndexReader().leaves();
        SegmentScores scores = null;
        for (var id : ids) {
            var leaf = leaves.get(ReaderUtil.subIndex(id, leaves));
            if (scores == null || scores.leaf != leaf) {
                scores = new SegmentScores(leaf, weight, vector, space);
            }
            var inLeaf = id - leaf.docBase;
            var cosine = scores.cosine(inLeaf);
            candidates.add(new Candidate(id, scores.words(inLeaf), cosine.orElse(0), cosine.isPresent()));
        }
        return candidates;
    }

    private List<Ranked> rank(
            List<Candidate> candidates,
            double ofVector,
            Map<Integer, Double> shares,
            Set<Integer> together,
            int limit) {
        var bestWords = candidates.stream().mapToDouble(Candidate::words).max().orElse(0);
        var embedded = candidates.stream().filter(Candidate::embedded).mapToDouble(Candidate::cosine);
        var cosines = embedded.summaryStatistics();
        var ranked = new ArrayList<Ranked>();
        for (var candidate : candidates) {
            var words = bestWords > 0 ? candidate.words() / bestWords : 0;
            var near = candidate.embedded() ? near(candidate.cosine(), cosines) : ASSUMED_NEAR * words;
            var share = bestWords > 0 ? ofVector : 1;
            var score = share * near + (1 - share) * words;
            score += together.contains(candidate.id()) ? OF_ALL_WORDS * (1 - score) : 0;
            score = pointed(score, candidate.id(), shares);
            ranked.add(new Ranked(candidate.id(), score, words, candidate.cosine()));
        }
        // Equal scores are in the order of the index, so that a search always returns the same.
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::id));
        return ranked.subList(0, Math.min(limit, ranked.size()));
    }

    /** Returns 1 for the best cosine, and 0 for the worst. */
    private static double near(double cosine, DoubleSummaryStatistics all) {
        return all.getMax() > all.getMin() ? (cosine - all.getMin()) / (all.getMax() - all.getMin()) : 1;
    }

    private static double pointed(double score, int id, Map<Integer, Double> shares) {
        if (shares.isEmpty()) {
            return score;
        }
        var share = shares.get(id);
        var room = (1 - NOT_POINTED_AT) / 2;
        return share == null ? NOT_POINTED_AT * score : NOT_POINTED_AT + room * share + room * score;
    }
}
