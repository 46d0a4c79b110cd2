package dev.docent.evaluation;

import dev.docent.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report for programs: {@code docs/evaluation.md} has its fields. */
final class JsonReport {
    private JsonReport() {}

    static String of(String list, List<EvaluationRun> runs) {
        var all = new LinkedHashMap<String, Object>();
        all.put("list", list);
        all.put("runs", runs.stream().map(JsonReport::run).toList());
        return Json.write(all) + System.lineSeparator();
    }

    private static Map<String, Object> run(EvaluationRun run) {
        var kinds = new LinkedHashMap<String, Object>();
        run.byKind().forEach((kind, summary) -> kinds.put(kind, summary.fields()));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", run.name());
        fields.put("model", run.model());
        fields.put("summary", run.summary().fields());
        fields.put("kinds", kinds);
        fields.put("questions", run.results().stream().map(JsonReport::question).toList());
        return fields;
    }

    private static Map<String, Object> question(QuestionResult result) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("line", result.question().line());
        fields.put("question", result.question().text());
        fields.put("kind", result.question().kind());
        fields.put("expected", result.expected());
        fields.put("answerable", result.isAnswerable());
        fields.put("found", result.isFound());
        fields.put("ndcg", result.finding().ndcg());
        fields.put("refused", result.isRefused());
        fields.put("passages", result.finding().passages());
        fields.put("citations", result.answer().citations().cited());
        fields.put("citationsHeld", result.answer().citations().held());
        fields.put("millisToPassages", result.answer().times().passages());
        fields.put("millis", result.answer().times().end());
        var failure = result.answer().failure();
        if (failure != null) {
            fields.put("failure", failure);
        }
        return fields;
    }
}
