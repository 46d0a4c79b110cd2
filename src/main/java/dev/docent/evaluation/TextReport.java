package dev.docent.evaluation;

import java.util.ArrayList;
import java.util.List;

/** The report for a terminal. */
final class TextReport {
    /** The most passages that are named for a question: 3. */
    private static final int MOST_PASSAGES = 3;

    private final List<String> lines = new ArrayList<>();

    private TextReport() {}

    static String of(String list, List<EvaluationRun> runs) {
        var report = new TextReport();
        report.head(list, runs);
        report.figures(runs);
        if (runs.size() == 1) {
            report.kinds(runs.get(0));
            report.notAsExpected(runs.get(0));
        } else {
            report.differences(runs.get(0), runs.get(1));
        }
        return String.join(System.lineSeparator(), report.lines) + System.lineSeparator();
    }

    private void head(String list, List<EvaluationRun> runs) {
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            var letter = runs.size() == 1 ? "" : (char) ('A' + i) + ": ";
            lines.add(letter + run.results().size() + " questions of " + list + ", asked " + run.name()
                    + (run.model().isEmpty() ? "" : ", answered by " + run.model()));
        }
        lines.add("");
    }

    private void figures(List<EvaluationRun> runs) {
        if (runs.size() > 1) {
            lines.add("  %-48s %-24s %s".formatted("", "A", "B"));
        }
        for (var figure : Figure.ALL) {
            var values = runs.stream()
                    .map(run -> figure.value().apply(run.summary()))
                    .toList();
            if (values.stream().anyMatch(value -> !value.isEmpty())) {
                var line = new StringBuilder("  %-48s".formatted(figure.name()));
                values.forEach(value -> line.append(" %-24s".formatted(value.isEmpty() ? "-" : value)));
                lines.add(line.toString().stripTrailing());
            }
        }
    }

    private void kinds(EvaluationRun run) {
        var kinds = run.byKind();
        if (kinds.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("By kind");
        kinds.forEach((kind, summary) -> lines.add("  %-24s %s"
                .formatted(
                        kind,
                        summary.answerable() > 0
                                ? "found " + Figure.share(summary.found(), summary.answerable())
                                : "refused " + Figure.share(summary.rightlyRefused(), summary.unanswerable()))));
    }

    private void notAsExpected(EvaluationRun run) {
        var some = run.notAsExpected();
        if (some.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Not as expected");
        some.forEach(result -> {
            lines.add("  line " + result.question().line() + ": "
                    + result.question().text());
            lines.add("    " + result.outcome());
            lines.add("    expected: " + result.expected());
            lines.add("    found instead: " + instead(result));
        });
    }

    /** Returns the first passages, in words. */
    static String instead(QuestionResult result) {
        var passages = result.finding().passages();
        if (passages.isEmpty()) {
            return "nothing";
        }
        int more = passages.size() - MOST_PASSAGES;
        return String.join(", ", passages.subList(0, Math.min(MOST_PASSAGES, passages.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void differences(EvaluationRun first, EvaluationRun second) {
        lines.add("");
        lines.add("Questions that differ");
        int before = lines.size();
        for (int i = 0; i < first.results().size(); i++) {
            var a = first.results().get(i);
            var b = second.results().get(i);
            if (!a.outcome().equals(b.outcome())) {
                lines.add("  line " + a.question().line() + ": " + a.question().text());
                lines.add("    A: " + a.outcome() + "; " + instead(a));
                lines.add("    B: " + b.outcome() + "; " + instead(b));
            }
        }
        if (lines.size() == before) {
            lines.add("  none");
        }
    }
}
