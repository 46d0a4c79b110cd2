package dev.docent.answer;

import dev.docent.settings.Settings;
import java.time.Duration;

/**
 * The limits of answers.
 *
 * @param answers how many may be written at once; beyond that, a question is refused with 503
 * @param answersPerUser how many may be written at once for one user; beyond that 429
 * @param questionChars the longest question, in UTF-16 units; beyond that 413
 * @param answerChars the longest answer, including its reasoning, in UTF-16 units; at this length it ends with {@code
 *     error}
 * @param passages the maximum number of passages for an answer
 * @param turnsPerConversation how many a conversation may have; beyond that, a question in it is refused with 409
 * @param grace how long an answer continues while nobody reads it; then it ends with {@code error}
 * @param retention how long the journal of an ended answer can be read; after that only its stored text
 * @param endedBytes about how much memory ended answers may take; beyond that, they are read from the database
 * @param shutdown how long running answers may continue when the server stops; then they end with {@code error}
 */
public record AnswerSettings(
        int answers,
        int answersPerUser,
        int questionChars,
        long answerChars,
        int passages,
        int turnsPerConversation,
        Duration grace,
        Duration retention,
        long endedBytes,
        Duration shutdown) {
    /** Returns the limits that the settings name. */
    public static AnswerSettings of(Settings settings) {
        var limits = settings.limits();
        var stream = settings.stream();
        return new AnswerSettings(
                limits.answers(),
                limits.answersPerUser(),
                limits.questionChars(),
                limits.answerChars(),
                settings.retrieval().passages(),
                limits.turnsPerConversation(),
                stream.grace(),
                stream.retention(),
                limits.endedBytes(),
                stream.shutdown());
    }

    /** Creates limits with which answers end at once when the server ends. */
    public AnswerSettings(
            int answers, int answersPerUser, int questionChars, long answerChars, Duration grace, Duration retention) {
        this(answers, answersPerUser, questionChars, answerChars, 8, 1000, grace, retention, 32L << 20, Duration.ZERO);
    }
}
