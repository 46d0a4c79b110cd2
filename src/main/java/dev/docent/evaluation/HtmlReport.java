package dev.docent.evaluation;

import java.util.List;

/** The report as a page of its own, which loads nothing and runs no script. */
final class HtmlReport {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Evaluation of %1$s</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
            table { border-collapse: collapse; margin: 1rem 0; width: 100%%; }
            caption { font-weight: bold; text-align: left; }
            th, td { border-bottom: 1px solid #8886; padding: .4rem .6rem; text-align: left; vertical-align: top; }
            tr.wrong td:first-child, tr.wrong th:first-child { border-left: .3rem solid #c33; }
            td { overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            <main>
            <h1>Evaluation of %1$s</h1>
            """;

    private final StringBuilder page = new StringBuilder();

    private HtmlReport() {}

    static String of(String list, List<EvaluationRun> runs) {
        var report = new HtmlReport();
        report.page.append(HEAD.formatted(escaped(list)));
        report.figures(runs);
        runs.forEach(report::questions);
        report.page.append("</main>\n</body>\n</html>\n");
        return report.page.toString();
    }

    private void figures(List<EvaluationRun> runs) {
        page.append("<table>\n<thead><tr><th scope=\"col\">Figure</th>");
        for (var run : runs) {
            var model = run.model().isEmpty() ? "" : ", answered by " + run.model();
            page.append("<th scope=\"col\">")
                    .append(escaped(run.name() + model))
                    .append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (var figure : Figure.ALL) {
            var values = runs.stream()
                    .map(run -> figure.value().apply(run.summary()))
                    .toList();
            if (values.stream().anyMatch(value -> !value.isEmpty())) {
                page.append("<tr><th scope=\"row\">")
                        .append(escaped(figure.name()))
                        .append("</th>");
                values.forEach(value -> cell(value.isEmpty() ? "-" : value));
                page.append("</tr>\n");
            }
        }
        page.append("</tbody>\n</table>\n");
    }

    private void questions(EvaluationRun run) {
        page.append("<table>\n<caption>").append(escaped(run.name())).append("</caption>\n<thead><tr>");
        for (var title : List.of("Line", "Question", "Outcome", "Expected", "Passages", "Citations", "Time")) {
            page.append("<th scope=\"col\">").append(title).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (var result : run.results()) {
            page.append(result.isRight() ? "<tr>" : "<tr class=\"wrong\">");
            cell(String.valueOf(result.question().line()));
            cell(result.question().text());
            cell(result.outcome());
            cell(result.expected());
            cell(String.join(", ", result.finding().passages()));
            cell(result.answer().citations().held() + " of "
                    + result.answer().citations().cited());
            cell(Math.round(result.answer().times().end()) + " ms");
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private void cell(String text) {
        page.append("<td>").append(escaped(text)).append("</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
