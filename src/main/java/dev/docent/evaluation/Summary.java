package dev.docent.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What came of several questions, in numbers. Questions whose answers failed count as not found. Immutable. */
final class Summary {
    private final List<QuestionResult> results;
    private final List<QuestionResult> answerable;
    private final List<QuestionResult> unanswerable;
    private final List<QuestionResult> whole;

    Summary(List<QuestionResult> results) {
        this.results = List.copyOf(results);
        this.answerable = results.stream().filter(QuestionResult::isAnswerable).toList();
        this.unanswerable =
                results.stream().filter(result -> !result.isAnswerable()).toList();
        this.whole = results.stream().filter(QuestionResult::isWhole).toList();
    }

    /** Returns how many answers failed. */
    int failed() {
        return results.size() - whole.size();
    }

    /** Returns how many questions expect an answer. */
    int answerable() {
        return answerable.size();
    }

    /** Returns for how many of these the passages have what is expected. */
    int found() {
        return count(answerable, QuestionResult::isFound);
    }

    /** Returns the mean nDCG@10 over these; 0 without any. */
    double ndcg() {
        return answerable.stream()
                .mapToDouble(result -> result.isWhole() ? result.finding().ndcg() : 0)
                .average()
                .orElse(0);
    }

    /** Returns how many of these were refused. */
    int wronglyRefused() {
        return count(answerable, QuestionResult::isRefused);
    }

    /** Returns how many questions expect no answer. */
    int unanswerable() {
        return unanswerable.size();
    }

    /** Returns how many of these were refused. */
    int rightlyRefused() {
        return count(unanswerable, QuestionResult::isRefused);
    }

    /** Returns how many citations the answers have. */
    int citations() {
        return whole.stream()
                .mapToInt(result -> result.answer().citations().cited())
                .sum();
    }

    /** Returns how many of these hold. */
    int citationsHeld() {
        return whole.stream()
                .mapToInt(result -> result.answer().citations().held())
                .sum();
    }

    /**
     * Returns the milliseconds from the question to its passages that this share of the answers did not exceed.
     *
     * @param share from 0 to 1
     */
    double millisToPassages(double share) {
        return time(result -> result.answer().times().passages(), share);
    }

    /** Returns the same until the end of the answer. */
    double millisToEnd(double share) {
        return time(result -> result.answer().times().end(), share);
    }

    private double time(ToDoubleFunction<QuestionResult> value, double share) {
        return Measures.percentile(whole.stream().mapToDouble(value).boxed().toList(), share);
    }

    private static int count(List<QuestionResult> results, Predicate<QuestionResult> condition) {
        return (int) results.stream().filter(condition).count();
    }

    /** Returns everything by its name in JSON. */
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("questions", results.size());
        fields.put("failed", failed());
        fields.put("answerable", answerable());
        fields.put("found", found());
        fields.put("recall", answerable.isEmpty() ? 0 : (double) found() / answerable());
        fields.put("ndcg", ndcg());
        fields.put("wronglyRefused", wronglyRefused());
        fields.put("unanswerable", unanswerable());
        fields.put("rightlyRefused", rightlyRefused());
        fields.put("citations", citations());
        fields.put("citationsHeld", citationsHeld());
        fields.put("passagesP50", millisToPassages(0.5));
        fields.put("passagesP99", millisToPassages(0.99));
        fields.put("answerP50", millisToEnd(0.5));
        fields.put("answerP99", millisToEnd(0.99));
        return fields;
    }
}
