package dev.docent.index;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the chunks, best first
 * @param exactIdentifier whether the question names something ({@code camelCase}, {@code a.b.c}, a path, an error code, a
 *     ticket, a quoted phrase) that stands literally in one of the chunks
 * @param exactWords whether one chunk holds all the words of the question, of which one is rare
 * @param named what the question names and stands in few places, as it is written in the question; these places come first
 * @param absent what the question names and stands nowhere, while others of its kind do ({@code INC-7} beside {@code INC-1})
 */
public record SearchHits(
        List<ChunkHit> hits, boolean exactIdentifier, boolean exactWords, List<String> named, List<String> absent) {
    public SearchHits {
        hits = List.copyOf(hits);
        named = List.copyOf(named);
        absent = List.copyOf(absent);
    }

    /** What a search for a question found that names nothing. */
    public SearchHits(List<ChunkHit> hits, boolean exactIdentifier) {
        this(hits, exactIdentifier, false, List.of(), List.of());
    }

    /** Returns no more than the first of these hits. */
    public SearchHits first(int limit) {
        return new SearchHits(
                hits.subList(0, Math.min(limit, hits.size())), exactIdentifier, exactWords, named, absent);
    }

    /** Returns the best cosine of all hits, or 0 when there is none. */
    public double bestCosine() {
        return hits.stream().mapToDouble(ChunkHit::cosine).max().orElse(0);
    }
}
