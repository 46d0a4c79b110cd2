package dev.docent.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question. Immutable.
 *
 * @param question the question
 * @param finding what was found
 * @param answer what was answered
 */
record QuestionResult(ListedQuestion question, FoundPassages finding, Answered answer) {
    /** How an answer without a model begins when the documents probably do not answer the question. */
    private static final String UNLIKELY = "The documents probably do not answer this question";

    /**
     * What was found.
     *
     * @param found whether the passages have what is expected
     * @param ndcg of the passages, from 0 to 1
     * @param passages the places of the passages, in their order
     */
    record FoundPassages(boolean found, double ndcg, List<String> passages) {
        FoundPassages {
            passages = List.copyOf(passages);
        }
    }

    /**
     * What was answered.
     *
     * @param refused whether the answer says that the documents do not answer the question, or cites nothing
     * @param citations the citations of the answer
     * @param times how long it took
     * @param failure why the answer failed; null if it did not
     */
    record Answered(
            boolean refused,
            CitationCheck citations,
            AskedReply.ReplyTimes times,
            @Nullable String failure) {}

    static QuestionResult of(ListedQuestion question, AskedReply reply) {
        var found = reply.found();
        var check = CitationCheck.of(reply);
        var said = reply.said();
        boolean refused = said.failure() == null
                && (said.notInDocuments() || said.text().startsWith(UNLIKELY) || check.cited() == 0);
        return new QuestionResult(
                question,
                new FoundPassages(
                        Measures.answers(question, found),
                        Measures.ndcg(question, found),
                        reply.sources().stream()
                                .map(AskedReply.FoundSource::place)
                                .toList()),
                new Answered(refused, check, reply.times(), said.failure()));
    }

    boolean isAnswerable() {
        return question.hasAnswer();
    }

    boolean isWhole() {
        return answer.failure() == null;
    }

    /** Returns whether the answer came and its passages have what is expected. */
    boolean isFound() {
        return isWhole() && finding.found();
    }

    boolean isRefused() {
        return answer.refused();
    }

    /** Returns whether it is as expected: found and answered, or refused because the documents do not answer it. */
    boolean isRight() {
        return isWhole() && (isAnswerable() ? isFound() && !isRefused() : isRefused());
    }

    /** Returns what is expected, in words. */
    String expected() {
        if (!isAnswerable()) {
            return "none";
        }
        return question.answers().stream()
                .map(places -> places.stream().map(ExpectedPlace::toString).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }

    /** Returns what happened, in words. */
    String outcome() {
        if (!isWhole()) {
            return "failed: " + answer.failure();
        }
        if (!isAnswerable()) {
            return isRefused() ? "rightly refused" : "answered, although nothing was expected";
        }
        if (!isFound()) {
            return isRefused() ? "refused, and not found" : "not found";
        }
        return isRefused() ? "found, but refused" : "found";
    }
}
