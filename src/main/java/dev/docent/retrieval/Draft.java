package dev.docent.retrieval;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkHit;
import java.util.List;
import java.util.Optional;

/**
 * A passage that may still grow. Immutable.
 *
 * @param location its lines
 * @param firstOrdinal the position of its first chunk among those of the document
 * @param lastOrdinal the position of its last chunk
 * @param title the document's title
 * @param headings the headings of its first chunk
 * @param kind the kind of its best chunk
 * @param lead the lines that are needed to understand its first chunk
 * @param text its text
 * @param cost the tokens of the text
 * @param score the score of its best chunk
 * @param joinable whether the text has all of its chunks, so that adjacent lines may be added
 */
record Draft(
        Location location,
        int firstOrdinal,
        int lastOrdinal,
        String title,
        List<String> headings,
        BlockKind kind,
        String lead,
        String text,
        int cost,
        double score,
        boolean joinable) {

    static Draft of(ChunkHit hit, int cost, boolean joinable) {
        var chunk = hit.chunk();
        return new Draft(
                chunk.location(),
                hit.ordinal(),
                hit.ordinal(),
                chunk.title(),
                chunk.headings(),
                chunk.kind(),
                chunk.lead(),
                chunk.text(),
                cost,
                hit.score(),
                joinable);
    }

    /** Returns whether the chunk can be added to this passage: it is adjacent, or only blank lines are between them. */
    boolean isNextTo(ChunkHit hit) {
        var other = hit.chunk().location();
        var follows = hit.ordinal() >= firstOrdinal - 1 && hit.ordinal() <= lastOrdinal + 1;
        return joinable && location.path().equals(other.path()) && (follows || location.adjoins(other));
    }

    /** Returns whether two passages that can grow are adjacent. */
    boolean meets(Draft other) {
        return joinable && other.joinable && location.adjoins(other.location);
    }

    Draft joined(ChunkHit hit, Location location, String text, int cost) {
        return joined(of(hit, 0, true), location, text, cost);
    }

    Draft joined(Draft other, Location location, String text, int cost) {
        var isFirst = firstOrdinal <= other.firstOrdinal;
        return new Draft(
                location,
                Math.min(firstOrdinal, other.firstOrdinal),
                Math.max(lastOrdinal, other.lastOrdinal),
                title,
                isFirst ? headings : other.headings,
                score >= other.score ? kind : other.kind,
                isFirst ? lead : other.lead,
                text,
                cost,
                Math.max(score, other.score),
                true);
    }

    Draft with(Location location, String text) {
        return new Draft(location, firstOrdinal, lastOrdinal, title, headings, kind, lead, text, cost, score, joinable);
    }

    Passage passage(Optional<String> revision) {
        var found = new Location(location.path(), revision, location.span());
        return new Passage(found, title, headings, kind, lead, text, Math.min(1, Math.max(0, score)));
    }
}
