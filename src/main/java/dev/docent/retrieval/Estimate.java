package dev.docent.retrieval;

import dev.docent.index.SearchHits;
import dev.docent.index.signs.SearchEvidence;

/**
 * Whether the documents answer a question: the one decision that prompts, quotes, notices and searches follow. Its numbers
 * are from questions whose answers are known, and are the same for each embedding model, because a nearness is. {@code
 * docs/performance.md} has the measurements. Immutable.
 *
 * @param presence the decision
 * @param likelihood the share of such questions that the documents answer, from 0 to 1
 */
public record Estimate(Presence presence, double likelihood) {
    /** What somebody has decided who did not search. */
    public static final Estimate LIKELY = new Estimate(Presence.LIKELY, 1);

    /** Of a search that has found nothing. */
    public static final Estimate NOTHING = new Estimate(Presence.UNLIKELY, 0);

    /** The least nearness with which a chunk without any word of the question is likely to answer. */
    static final double NEAR = 0.36;

    /** What all words of the question in one chunk add to the nearness. */
    static final double ALL_WORDS = 1 / 6.0;

    /** If only words count, with less than this share of them the subject does not occur. */
    static final double ANY_WORD = 0.01;

    /** If only words count, the share of them that makes an answer likely. */
    static final double MANY_WORDS = 0.3;

    // Of the questions with each sign, the share that the documents answer; none is ever certain.
    private static final double IF_IT_STANDS_THERE = 0.97;
    private static final double IF_MANY_WORDS = 0.9;
    private static final double IF_UNSURE = 0.65;
    private static final double IF_NO_WORD = 0.1;
    private static final double IF_ABSENT = 0.03;

    // The logistic curve of the share over the nearness with words.
    private static final double STEEPNESS = 21;
    private static final double HALF = 0.31;

    public Estimate {
        if (!(likelihood >= 0 && likelihood <= 1)) {
            throw new IllegalArgumentException("likelihood (" + likelihood + ") must be between 0 and 1");
        }
    }

    static Estimate of(SearchHits found) {
        var evidence = found.evidence();
        if (found.hits().isEmpty()) {
            return NOTHING;
        }
        if (evidence.exactIdentifier()) {
            return new Estimate(Presence.LIKELY, IF_IT_STANDS_THERE);
        }
        // A language that the documents do not have explains why words are missing.
        if (!found.absent().isEmpty() && evidence.understood().wordsCount()) {
            return new Estimate(Presence.UNLIKELY, IF_ABSENT);
        }
        if (evidence.exactWords()) {
            return new Estimate(Presence.LIKELY, IF_IT_STANDS_THERE);
        }
        var estimate = byDegrees(evidence);
        // While documents wait for their vectors, a low cosine proves nothing.
        return estimate.presence() == Presence.UNLIKELY && evidence.incomplete()
                ? new Estimate(Presence.UNSURE, IF_UNSURE)
                : estimate;
    }

    private static Estimate byDegrees(SearchEvidence evidence) {
        if (!evidence.understood().vectorsCount()) {
            return evidence.understood().wordsCount()
                    ? byWords(evidence.wordShare())
                    : new Estimate(Presence.UNSURE, IF_UNSURE);
        }
        double near = evidence.nearness() + ALL_WORDS * evidence.wordShare();
        if (near >= NEAR) {
            return new Estimate(Presence.LIKELY, share(near));
        }
        // Words of another language are missing in any case. Only what would be too far with all of them is not there.
        boolean mayBe = !evidence.understood().wordsCount() && evidence.nearness() + ALL_WORDS >= NEAR;
        return new Estimate(mayBe ? Presence.UNSURE : Presence.UNLIKELY, share(near));
    }

    private static Estimate byWords(double share) {
        if (share < ANY_WORD) {
            return new Estimate(Presence.UNLIKELY, IF_NO_WORD);
        }
        return share < MANY_WORDS
                ? new Estimate(Presence.UNSURE, IF_UNSURE)
                : new Estimate(Presence.LIKELY, IF_MANY_WORDS);
    }

    private static double share(double near) {
        return 1 / (1 + Math.exp(STEEPNESS * (HALF - near)));
    }
}
