package dev.docent.rerank;

import dev.docent.retrieval.Candidate;
import java.util.List;
import java.util.stream.IntStream;

/** Candidates for tests. */
final class Candidates {
    private Candidates() {}

    /** Returns so many candidates. */
    static List<Candidate> some(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        new Candidate("guide/" + number + ".md", "Page " + number, List.of("Part"), "text\n" + number))
                .toList();
    }
}
