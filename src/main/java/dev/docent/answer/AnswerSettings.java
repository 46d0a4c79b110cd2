package dev.docent.answer;

import dev.docent.settings.Settings;
import java.time.Duration;

/**
 * The limits of answers.
 *
 * @param answers how many may be written at once; beyond that, a question is refused with 503
 * @param answersPerUser how many may be written at once for one user; beyond that 429
 * @param passages the maximum number of passages that an answer begins with
 * @param looks how far its model may look further
 */
public record AnswerSettings(
        int answers, int answersPerUser, int passages, LookLimits looks, AnswerSizes sizes, AnswerTimes times) {
    /**
     * How large things may get.
     *
     * @param questionChars the longest question, in UTF-16 units; beyond that 413
     * @param answerChars the longest answer, including its reasoning, in UTF-16 units; at this length it ends with {@code
     *     error}
     * @param turnsPerConversation how many a conversation may have; beyond that, a question in it is refused with 409
     * @param endedBytes about how much memory ended answers may take; beyond that, they are read from the database
     */
    public record AnswerSizes(int questionChars, long answerChars, int turnsPerConversation, long endedBytes) {}

    /**
     * How long things may last.
     *
     * @param grace how long an answer continues while nobody reads it; then it ends with {@code error}
     * @param retention how long the journal of an ended answer can be read; after that only its stored text
     * @param shutdown how long running answers may continue when the server stops; then they end with {@code error}
     */
    public record AnswerTimes(Duration grace, Duration retention, Duration shutdown) {}

    /** Returns the limits that the settings name. */
    public static AnswerSettings of(Settings settings) {
        var limits = settings.serving().limits();
        var stream = settings.serving().stream();
        var retrieval = settings.answering().retrieval();
        return new AnswerSettings(
                limits.load().answers(),
                limits.load().answersPerUser(),
                retrieval.passages(),
                new LookLimits(
                        retrieval.steps().most(),
                        retrieval.steps().maxTokens(),
                        retrieval.steps().maxTime()),
                new AnswerSizes(
                        limits.sizes().questionChars(),
                        limits.sizes().answerChars(),
                        limits.turnsPerConversation(),
                        limits.sizes().endedBytes()),
                new AnswerTimes(stream.grace(), stream.retention(), stream.shutdown()));
    }

    /** Creates limits with which answers end at once when the server ends. */
    public AnswerSettings(
            int answers, int answersPerUser, int questionChars, long answerChars, Duration grace, Duration retention) {
        this(
                answers,
                answersPerUser,
                8,
                LookLimits.DEFAULT,
                new AnswerSizes(questionChars, answerChars, 1000, 32L << 20),
                new AnswerTimes(grace, retention, Duration.ZERO));
    }
}
