package dev.docent.retrieval;

import dev.docent.index.SearchHits;
import dev.docent.index.signs.SearchEvidence;

/**
 * Whether the documents answer a question: the one decision that prompts, quotes, notices and searches follow. Its numbers
 * are from questions whose answers are known, and are the same for each embedding model, because a nearness is. {@code
 * docs/performance.md} has the measurements. Stateless.
 */
final class Estimate {
    /** The least nearness with which a chunk without any word of the question is likely to answer. */
    static final double NEAR = 0.36;

    /** What all words of the question in one chunk add to the nearness. */
    static final double ALL_WORDS = 1 / 6.0;

    /** What is taken from the nearness if all words of the question are names that no chunk has. */
    static final double UNKNOWN_NAMES = 0.5;

    /** If only words count, with less than this share of them the subject does not occur. */
    static final double ANY_WORD = 0.01;

    /** If only words count, the share of them that makes an answer likely. */
    static final double MANY_WORDS = 0.3;

    private Estimate() {}

    static Presence of(SearchHits found) {
        var evidence = found.evidence();
        if (found.hits().isEmpty()) {
            return Presence.UNLIKELY;
        }
        if (evidence.exactIdentifier()) {
            return Presence.LIKELY;
        }
        // A language that the documents do not have explains why words are missing.
        if (!found.absent().isEmpty() && evidence.understood().wordsCount()) {
            return Presence.UNLIKELY;
        }
        if (evidence.exactWords()) {
            return Presence.LIKELY;
        }
        var presence = byDegrees(evidence);
        // While documents wait for their vectors, a low cosine proves nothing.
        return presence == Presence.UNLIKELY && evidence.incomplete() ? Presence.UNSURE : presence;
    }

    private static Presence byDegrees(SearchEvidence evidence) {
        if (!evidence.understood().vectorsCount()) {
            return evidence.understood().wordsCount() ? byWords(evidence.words().share()) : Presence.UNSURE;
        }
        var words = evidence.words();
        boolean wordsCount = evidence.understood().wordsCount();
        double near = evidence.nearness() + ALL_WORDS * words.share();
        if (near - (wordsCount ? UNKNOWN_NAMES * words.unknownNames() : 0) >= NEAR) {
            return Presence.LIKELY;
        }
        // Words of another language are missing in any case. Only what would be too far with all of them is not there.
        boolean mayBe = !wordsCount && evidence.nearness() + ALL_WORDS >= NEAR;
        return mayBe ? Presence.UNSURE : Presence.UNLIKELY;
    }

    private static Presence byWords(double share) {
        if (share < ANY_WORD) {
            return Presence.UNLIKELY;
        }
        return share < MANY_WORDS ? Presence.UNSURE : Presence.LIKELY;
    }
}
