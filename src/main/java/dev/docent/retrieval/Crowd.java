package dev.docent.retrieval;

import dev.docent.index.ChunkHit;
import java.util.List;

/** Keeps one document from filling all passages when others are almost as good. Stateless. */
final class Crowd {
    /** With this many passages of a document, a further one counts less: 3. */
    static final int MANY = 3;

    /** A fourth passage of a document counts as if it had this share of its score, a fifth as if it had this share of that. */
    static final double SHARE = 0.9;

    private Crowd() {}

    /** Returns the score of a hit, or less if these passages have many of its document. */
    static double worth(ChunkHit hit, List<Draft> drafts) {
        var path = hit.chunk().location().path();
        long count = drafts.stream()
                .filter(draft -> draft.location().path().equals(path))
                .count();
        return hit.score() * Math.pow(SHARE, (double) Math.max(0, count - MANY + 1));
    }
}
