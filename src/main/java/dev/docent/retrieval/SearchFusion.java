package dev.docent.retrieval;

import dev.docent.index.ChunkHit;
import dev.docent.index.SearchHits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes one result of the searches for a question as it was asked and for its other wordings. A search that has probably found the
 * answer counts for more than one that has not, and a chunk that several have found for more than one of a single search. What the
 * question itself names literally stays in front. Immutable.
 *
 * @param hits the chunks, best first
 * @param presence whether the documents answer the question: what the better search says
 * @param names what the question names literally, in any wording
 */
record SearchFusion(List<ChunkHit> hits, Presence presence, NamedLiterals names) {
    /** What a search counts that has found the answer, that cannot tell, and that has probably not found it. */
    private static final double LIKELY = 1;

    private static final double UNSURE = 0.5;
    private static final double UNLIKELY = 0.25;

    /** If the question names something, its chunks have this score at least, and others at most. */
    private static final double NAMED = 0.9;

    /** Creates the result of one search. */
    static SearchFusion of(SearchHits hits) {
        var presence = Estimate.of(hits);
        return new SearchFusion(hits.hits(), presence, names(List.of(hits), presence));
    }

    /**
     * Creates the result of several searches.
     *
     * @param asked the search for the question as it was asked
     * @param others those for its other wordings, at least one
     */
    static SearchFusion of(String question, SearchHits asked, List<SearchHits> others) {
        var all = Stream.concat(Stream.of(asked), others.stream()).toList();
        var presence = presence(question, all);
        return new SearchFusion(hits(asked, all), presence, names(all, presence));
    }

    private static List<ChunkHit> hits(SearchHits asked, List<SearchHits> all) {
        double whole = all.stream().mapToDouble(SearchFusion::weight).sum();
        var places = new LinkedHashMap<Place, Fused>();
        for (var one : all) {
            // What only another wording names is found, but does not go before what the question names.
            boolean names = asked.named().isEmpty() || one.named().equals(asked.named());
            for (var hit : one.hits()) {
                var fused = new Fused(hit, weight(one) / whole * hit.score(), names && hit.exact());
                places.merge(new Place(hit.chunk().location().path(), hit.ordinal()), fused, Fused::plus);
            }
        }
        boolean anyNamed = places.values().stream().anyMatch(Fused::exact);
        return places.values().stream()
                .map(fused -> fused.hit(anyNamed))
                .sorted(Comparator.comparingDouble(ChunkHit::score).reversed())
                .toList();
    }

    private static double weight(SearchHits hits) {
        return switch (Estimate.of(hits)) {
            case LIKELY -> LIKELY;
            case UNSURE -> UNSURE;
            case UNLIKELY -> UNLIKELY;
        };
    }

    private record Place(String path, int ordinal) {}

    /**
     * A chunk that one or several searches have found.
     *
     * @param score the sum of its scores, from 0 to 1
     */
    private record Fused(ChunkHit found, double score, boolean exact) {
        Fused plus(Fused other) {
            var best = found.words() >= other.found.words() ? found : other.found;
            return new Fused(best, score + other.score, exact || other.exact);
        }

        ChunkHit hit(boolean anyNamed) {
            double placed = exact ? NAMED + (1 - NAMED) * score : NAMED * score;
            return new ChunkHit(
                    found.chunk(), found.ordinal(), anyNamed ? placed : score, found.words(), found.cosine(), exact);
        }
    }

    /** What the question itself names and no document has is not there, whatever another wording finds. */
    private static Presence presence(String question, List<SearchHits> all) {
        var lower = question.toLowerCase(Locale.ROOT);
        boolean isMissing = all.stream()
                .filter(one -> one.evidence().understood().wordsCount() && !one.exactIdentifier())
                .flatMap(one -> one.absent().stream())
                .anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)));
        return isMissing
                ? Presence.UNLIKELY
                : all.stream().map(Estimate::of).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** A name that no document has is told only if the documents probably do not answer. */
    private static NamedLiterals names(List<SearchHits> all, Presence presence) {
        var found = union(all, SearchHits::named);
        var absent = new ArrayList<>(union(all, SearchHits::absent));
        if (presence == Presence.UNLIKELY) {
            union(all, SearchHits::unknown).stream()
                    .filter(name -> !absent.contains(name))
                    .forEach(absent::add);
        }
        absent.removeAll(found);
        return new NamedLiterals(found, absent);
    }

    private static List<String> union(List<SearchHits> all, Function<SearchHits, List<String>> names) {
        var union = new LinkedHashSet<String>();
        all.forEach(one -> union.addAll(names.apply(one)));
        return List.copyOf(union);
    }
}
