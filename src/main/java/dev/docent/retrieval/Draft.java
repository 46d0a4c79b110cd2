package dev.docent.retrieval;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.corpus.TokenCounter;
import dev.docent.index.ChunkHit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A passage that may still grow. Immutable.
 *
 * @param chunk its lines, with the headings and the lead of its first chunk and the kind of its best one
 * @param best its best hit: what was found, not what only stands beside it
 * @param firstOrdinal the position of its first chunk among those of the document
 * @param lastOrdinal the position of its last chunk
 * @param cost the tokens of the text
 * @param joinable whether the text has all of its chunks, so that adjacent lines may be added
 */
record Draft(Chunk chunk, ChunkHit best, int firstOrdinal, int lastOrdinal, int cost, boolean joinable) {

    static Draft of(ChunkHit hit, int cost, boolean joinable) {
        return new Draft(hit.chunk(), hit, hit.ordinal(), hit.ordinal(), cost, joinable);
    }

    /** Returns as many first lines of a hit as fit into a number of tokens, at least one: for the best hit, if it is too long. */
    static Draft firstLines(ChunkHit hit, TokenCounter tokens, int budget) {
        var chunk = hit.chunk();
        var kept = new ArrayList<String>();
        var cost = tokens.countTokens(chunk.lead());
        for (var line : chunk.text().split("\n", -1)) {
            cost += tokens.countTokens(line);
            if (cost > budget && !kept.isEmpty()) {
                break;
            }
            kept.add(line);
        }
        var location = chunk.location();
        var end = Math.min(location.endLine(), location.startLine() + kept.size() - 1);
        var text = String.join("\n", kept);
        var part = new ChunkHit(chunk.at(location.upTo(end), text), hit.ordinal(), hit.score(), hit.cosine());
        return of(part, tokens.countTokens(text), false);
    }

    /** Returns the score of its best hit. */
    double score() {
        return best.score();
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
        // What only stands beside a hit has no score.
        var better = score() >= other.score() ? best : other.best;
        return new Draft(
                new Chunk(
                        location,
                        chunk.title(),
                        first.headings(),
                        better.chunk().kind(),
                        first.lead(),
                        text),
                better,
                Math.min(firstOrdinal, other.firstOrdinal),
                Math.max(lastOrdinal, other.lastOrdinal),
                cost,
                true);
    }

    Passage passage(@Nullable String revision) {
        return new Passage(chunk, best.chunk(), Math.min(1, Math.max(0, score())))
                .at(location().path(), revision);
    }
}
