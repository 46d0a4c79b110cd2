package dev.docent.retrieval;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkHit;
import org.jspecify.annotations.Nullable;

/**
 * A passage that may still grow. Immutable.
 *
 * @param chunk its lines, with the headings of its first hit, the lead of its first chunk and the kind of its best one
 * @param firstOrdinal the position of its first chunk among those of the document
 * @param lastOrdinal the position of its last chunk
 * @param cost the tokens of the text
 * @param score the score of its best chunk
 * @param joinable whether the text has all of its chunks, so that adjacent lines may be added
 */
record Draft(Chunk chunk, int firstOrdinal, int lastOrdinal, int cost, double score, boolean joinable) {

    static Draft of(ChunkHit hit, int cost, boolean joinable) {
        return new Draft(hit.chunk(), hit.ordinal(), hit.ordinal(), cost, hit.score(), joinable);
    }

    Location location() {
        return chunk.location();
    }

    String text() {
        return chunk.text();
    }

    /** Returns whether the chunk can be added to this passage: it is adjacent, or only blank lines are between them. */
    boolean isNextTo(ChunkHit hit) {
        var other = hit.chunk().location();
        var follows = hit.ordinal() >= firstOrdinal - 1 && hit.ordinal() <= lastOrdinal + 1;
        return joinable && location().unites(other) && (follows || location().adjoins(other));
    }

    /** Returns whether a chunk is in this passage. */
    boolean has(ChunkHit hit) {
        return location().path().equals(hit.chunk().location().path())
                && firstOrdinal <= hit.ordinal()
                && hit.ordinal() <= lastOrdinal;
    }

    /** Returns whether two passages that can grow are adjacent. */
    boolean meets(Draft other) {
        return joinable && other.joinable && location().adjoins(other.location());
    }

    /** Returns whether this passage has all chunks of another one. */
    boolean contains(Draft other) {
        return location().path().equals(other.location().path())
                && firstOrdinal <= other.firstOrdinal
                && lastOrdinal >= other.lastOrdinal;
    }

    Draft joined(ChunkHit hit, Location location, String text, int cost) {
        return joined(of(hit, 0, true), location, text, cost);
    }

    Draft joined(Draft other, Location location, String text, int cost) {
        var first = firstOrdinal <= other.firstOrdinal ? chunk : other.chunk;
        var best = score >= other.score ? chunk : other.chunk;
        // What only stands beside a hit has no score. The passage is named after what was found.
        var named = other.score == 0 ? chunk : score == 0 ? other.chunk : first;
        return new Draft(
                new Chunk(location, chunk.title(), named.headings(), best.kind(), first.lead(), text),
                Math.min(firstOrdinal, other.firstOrdinal),
                Math.max(lastOrdinal, other.lastOrdinal),
                cost,
                Math.max(score, other.score),
                true);
    }

    Draft with(Location location, String text) {
        var other = new Chunk(location, chunk.title(), chunk.headings(), chunk.kind(), chunk.lead(), text);
        return new Draft(other, firstOrdinal, lastOrdinal, cost, score, joinable);
    }

    Passage passage(@Nullable String revision) {
        var found = new Location(location().path(), revision, location().span());
        return new Passage(with(found, text()).chunk, Math.min(1, Math.max(0, score)));
    }
}
