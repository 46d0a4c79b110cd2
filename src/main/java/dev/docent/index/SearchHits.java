package dev.docent.index;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the chunks, best first
 * @param exactIdentifier whether the question names something ({@code camelCase}, {@code a.b.c}, a path, an error code,
 *     a ticket, a quoted phrase) that occurs literally in one of the chunks
 * @param exactWords whether one chunk contains all the words of the question, and one of them is rare
 * @param named what the question names that occurs in few places, as written in the question; these places come first
 * @param absent what the question names that occurs nowhere, although others of its kind do ({@code INC-7} when there
 *     is {@code INC-1})
 * @param incomplete whether documents still wait for their vectors, or the question has none, so that the best cosine may be
 *     too low
 */
public record SearchHits(
        List<ChunkHit> hits,
        boolean exactIdentifier,
        boolean exactWords,
        List<String> named,
        List<String> absent,
        boolean incomplete) {
    public SearchHits {
        hits = List.copyOf(hits);
        named = List.copyOf(named);
        absent = List.copyOf(absent);
    }

    /** Creates what a search found for a question that names nothing. */
    public SearchHits(List<ChunkHit> hits, boolean exactIdentifier) {
        this(hits, exactIdentifier, false, List.of(), List.of(), false);
    }

    /** Returns only the first of these hits, at most this many. */
    public SearchHits first(int limit) {
        return new SearchHits(
                hits.subList(0, Math.min(limit, hits.size())), exactIdentifier, exactWords, named, absent, incomplete);
    }

    /** Returns the best cosine of all hits, or 0 if there are no hits. */
    public double bestCosine() {
        return hits.stream().mapToDouble(ChunkHit::cosine).max().orElse(0);
    }
}
