package dev.docent.index;

import dev.docent.index.signs.SearchEvidence;
import java.util.List;

/**
 * What a search found.
 *
 * @param hits the chunks, best first
 * @param named what the question names that occurs in few places, as written in the question; these places come first
 * @param absent what the question names that occurs nowhere, although others of its kind do ({@code INC-7} when there
 *     is {@code INC-1})
 * @param unknown what else the question names that occurs nowhere: {@code LDAP}, {@code Slack}
 * @param evidence what the search says about whether the documents answer the question
 */
public record SearchHits(
        List<ChunkHit> hits, List<String> named, List<String> absent, List<String> unknown, SearchEvidence evidence) {
    public SearchHits {
        hits = List.copyOf(hits);
        named = List.copyOf(named);
        absent = List.copyOf(absent);
        unknown = List.copyOf(unknown);
    }

    /** Creates what a search found for a question that names nothing. */
    public SearchHits(List<ChunkHit> hits, boolean exactIdentifier) {
        this(hits, List.of(), List.of(), List.of(), SearchEvidence.named(exactIdentifier));
    }

    /** Returns whether the question names something that occurs literally in one of the chunks. */
    public boolean exactIdentifier() {
        return evidence.exactIdentifier();
    }

    /** Returns whether the vectors that were compared are not all. */
    public boolean incomplete() {
        return evidence.incomplete();
    }

    /** Returns only the first of these hits, at most this many. */
    public SearchHits first(int limit) {
        return new SearchHits(hits.subList(0, Math.min(limit, hits.size())), named, absent, unknown, evidence);
    }
}
