package dev.docent.index;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the chunks, best first
 * @param exactIdentifier whether the question names an identifier ({@code camelCase}, {@code snake_case}, {@code a.b.c},
 *     a path) that stands literally in one of the chunks
 */
public record SearchHits(List<ChunkHit> hits, boolean exactIdentifier) {
    public SearchHits {
        hits = List.copyOf(hits);
    }

    /** Returns the best cosine of all hits, or 0 when there is none. */
    public double bestCosine() {
        return hits.stream().mapToDouble(ChunkHit::cosine).max().orElse(0);
    }
}
