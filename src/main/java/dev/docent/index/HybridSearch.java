package dev.docent.index;

import dev.docent.index.language.LanguageCounts;
import dev.docent.index.signs.Background;
import dev.docent.index.signs.Backgrounds;
import dev.docent.index.signs.SearchEvidence;
import dev.docent.index.signs.Understood;
import dev.docent.index.signs.UnknownNames;
import dev.docent.index.signs.WordCover;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.index.ReaderUtil;
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
    /** How many candidates each of the two searches returns. A chunk that is in neither set is not found. */
    static final int CANDIDATES = 100;

    private final IndexSearcher searcher;
    private final SearchedTerms searchedTerms;
    private final SearchParts parts;
    private final ServingModel.Searched searched;

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
     * @param backgrounds how near questions are to any texts
     * @param languages how many chunks are in each language
     */
    record SearchParts(
            QuestionTerms terms,
            SearchWeights weights,
            ChunkRecords records,
            Backgrounds backgrounds,
            LanguageCounts languages) {}

    /**
     * A chunk that may be a hit.
     *
     * @param embedded whether it has a vector; otherwise, the cosine means nothing
     */
    private record Candidate(int id, double words, double cosine, boolean embedded) {}

    private record Ranked(int id, double score, double words, double cosine) {}

    /** @param searched the vectors that are searched; for a language that their model does not know, words alone decide */
    HybridSearch(IndexSearcher searcher, SearchParts parts, ServingModel.Searched searched) {
        this.searched = searched;
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
        var questionWords = QuestionWords.of(request.text(), parts.terms(), searchedTerms);
        var words = questionWords.query(parts.weights().context());
        var byWords = searcher.search(scope.within(words), CANDIDATES).scoreDocs;
        var candidates = candidates(
                words, byWords, request.vector(), scope, exact.shares().keySet());
        boolean namesIdentifier = !identifiers.isEmpty() || !exact.named().isEmpty();
        var weights = parts.weights();
        var ofVector = namesIdentifier ? weights.vectorWithIdentifier() : weights.vector();
        var language = new QuestionLanguage(searcher, request.asked().get(0));
        boolean knows = language.of(byWords).map(searched.knows()::test).orElse(true);
        if (!knows) {
            ofVector = 0;
        }
        var together = new RareTerms(searchedTerms, scope)
                .together(parts.terms().of(request.asked().get(0)).keySet());
        var best = rank(candidates, ofVector, exact.shares(), together, request.limit());
        var hits = hits(best, exact.shares().keySet());
        boolean stands = exact.anyStands() || new IdentifierCheck(searcher, scope).anyStands(identifiers, hits);
        var unknown = hits.isEmpty()
                ? UnknownNames.NONE
                : questionWords.unknown(request.asked().get(0), scope);
        boolean incomplete = request.vector() == null || searched.space().isIncomplete(searcher);
        var evidence = hits.isEmpty()
                ? SearchEvidence.nothing(stands, incomplete)
                : new SearchEvidence(
                        stands,
                        !together.isEmpty(),
                        nearness(candidates, request.vector()),
                        new WordCover(questionWords.bestShare(scope), unknown.share()),
                        Understood.by(
                                language.isThatOfAny(
                                        best.stream().map(Ranked::id).toList()),
                                knows),
                        incomplete);
        return new SearchHits(hits, exact.named(), exact.absent(), unknown.names(), evidence);
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

    /** Returns the nearness of the best cosine. The nearest chunks are among the candidates. */
    private double nearness(List<Candidate> candidates, float @Nullable [] question) throws IOException {
        var best = candidates.stream()
                .filter(Candidate::embedded)
                .mapToDouble(Candidate::cosine)
                .max();
        if (question == null || best.isEmpty()) {
            return SearchEvidence.FAR;
        }
        return background(question).nearness(best.getAsDouble());
    }

    private Background background(float[] question) throws IOException {
        var space = searched.space();
        var state = List.of(searcher.getIndexReader().getReaderCacheHelper().getKey(), space.key());
        return parts.backgrounds().of(question, state, most -> new StoredChunks(searcher, space).someVectors(most));
    }

    private List<Candidate> candidates(
            Query words, ScoreDoc[] byWords, float @Nullable [] vector, ScopeFilter scope, Set<Integer> pointedAt)
            throws IOException {
        var ids = new TreeSet<>(pointedAt);
        if (vector != null) {
            var nearest = new KnnFloatVectorQuery(searched.space().vectors(), vector, CANDIDATES, scope.query());
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
                scores = new SegmentScores(leaf, weight, vector, searched.space());
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
