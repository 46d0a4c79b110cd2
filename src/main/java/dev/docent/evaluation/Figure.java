package dev.docent.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A line of a report: what it is, and its value for each run.
 *
 * @param name what it is, in words
 * @param value its value, in words; empty if it does not apply
 */
record Figure(String name, Function<Summary, String> value) {
    /** All figures, in the order of the report. */
    static final List<Figure> ALL = List.of(
            new Figure("questions with an answer: the passages have it", s -> share(s.found(), s.answerable())),
            new Figure("nDCG@10 of the passages", s -> s.answerable() == 0 ? "" : number("%.3f", s.ndcg())),
            new Figure("wrongly refused", s -> share(s.wronglyRefused(), s.answerable())),
            new Figure(
                    "questions without an answer: rightly refused", s -> share(s.rightlyRefused(), s.unanswerable())),
            new Figure("citations that hold", s -> share(s.citationsHeld(), s.citations())),
            new Figure(
                    "question to passages, p50 / p99",
                    s -> number("%.0f / %.0f ms", s.millisToPassages(0.5), s.millisToPassages(0.99))),
            new Figure(
                    "question to the end of the answer, p50 / p99",
                    s -> number("%.0f / %.0f ms", s.millisToEnd(0.5), s.millisToEnd(0.99))),
            new Figure("failed answers", s -> s.failed() == 0 ? "" : String.valueOf(s.failed())));

    /** Returns "8 of 10 (80 %)"; empty if there is nothing to count. */
    static String share(int part, int whole) {
        return whole == 0 ? "" : number("%d of %d (%.0f %%)", part, whole, 100.0 * part / whole);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
