package dev.docent.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All questions asked of one Docent.
 *
 * @param name what was asked: an address, or settings
 * @param model the model that answered
 * @param results one for each question, in their order
 */
record EvaluationRun(String name, String model, List<QuestionResult> results) {
    EvaluationRun {
        results = List.copyOf(results);
    }

    Summary summary() {
        return new Summary(results);
    }

    /** Returns a summary of the questions of each kind that the list names. */
    Map<String, Summary> byKind() {
        var kinds = new TreeMap<String, Summary>();
        results.stream()
                .filter(result -> !result.question().kind().isEmpty())
                .collect(Collectors.groupingBy(result -> result.question().kind()))
                .forEach((kind, some) -> kinds.put(kind, new Summary(some)));
        return kinds;
    }

    List<QuestionResult> notAsExpected() {
        return results.stream().filter(result -> !result.isRight()).toList();
    }
}
