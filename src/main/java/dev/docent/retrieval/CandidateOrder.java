package dev.docent.retrieval;

import dev.docent.index.ChunkHit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts hits in another order. What the question names literally stays in front. Each of the others gets the score of the place to
 * which it comes, so that scores fall as they did before and mean the same to whatever compares them. Immutable.
 *
 * @param fixed the hits that the question names literally, among the first ones
 * @param movable the others among the first ones: the candidates
 * @param rest the hits after those
 */
record CandidateOrder(List<ChunkHit> fixed, List<ChunkHit> movable, List<ChunkHit> rest) {
    /**
     * Returns the order of these hits, best first, as they are.
     *
     * @param most how many of them are looked at
     */
    static CandidateOrder of(List<ChunkHit> hits, int most) {
        var first = hits.subList(0, Math.min(most, hits.size()));
        return new CandidateOrder(
                first.stream().filter(ChunkHit::exact).toList(),
                first.stream().filter(hit -> !hit.exact()).toList(),
                hits.subList(first.size(), hits.size()));
    }

    List<Candidate> candidates() {
        return movable.stream()
                .map(ChunkHit::chunk)
                .map(chunk -> new Candidate(chunk.location().path(), chunk.title(), chunk.headings(), chunk.readable()))
                .toList();
    }

    /** Returns all hits in the order that {@link Search#inOrder} describes. */
    List<ChunkHit> with(List<Integer> order) {
        var places = new LinkedHashSet<Integer>();
        order.stream().filter(place -> place >= 0 && place < movable.size()).forEach(places::add);
        IntStream.range(0, movable.size()).forEach(places::add);
        var moved = new ArrayList<>(fixed);
        for (int place : places) {
            var hit = movable.get(place);
            double score = movable.get(moved.size() - fixed.size()).score();
            moved.add(new ChunkHit(hit.chunk(), hit.ordinal(), score, hit.words(), hit.cosine(), hit.exact()));
        }
        moved.addAll(rest);
        return moved;
    }
}
