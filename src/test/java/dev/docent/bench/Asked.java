package dev.docent.bench;

import dev.docent.evaluation.ListedQuestion;
import dev.docent.evaluation.Measures;
import java.util.List;
import java.util.function.Predicate;

/**
 * What came of a question.
 *
 * @param set the set it is from
 * @param ndcg of the chunks that the index found
 * @param inTokens whether the best chunks with {@link RetrievalBenchmark#TOKENS} tokens together answer it
 * @param inPassages whether the passages of the retriever answer it
 * @param tokens of these passages together
 * @param refused whether the retriever says that the documents probably do not answer it
 * @param millis from the question to its passages
 */
record Asked(
        String set,
        ListedQuestion question,
        double ndcg,
        boolean inTokens,
        boolean inPassages,
        int tokens,
        boolean refused,
        double millis) {
    private static final String ROW = "%-22s %5s %7s %9s %7s %8s %9s %11s %7s %7s%n";

    static void head() {
        System.out.printf(
                ROW, "", "asked", "nDCG@10", "passages", "their", "in 1000", "refused", "none:", "p50 ms", "p99 ms");
        System.out.printf(ROW, "", "", "", "hold it", "tokens", "tokens", "wrongly", "refused", "", "");
    }

    /** Prints a row about these questions. */
    static void row(String name, List<Asked> asked) {
        var answerable =
                asked.stream().filter(each -> each.question.hasAnswer()).toList();
        var others = asked.stream().filter(each -> !each.question.hasAnswer()).toList();
        var times = asked.stream().map(Asked::millis).toList();
        System.out.printf(
                ROW,
                name,
                asked.size(),
                answerable.isEmpty() ? "" : "%.3f".formatted(ndcg(answerable)),
                share(answerable, Asked::inPassages),
                Math.round(asked.stream().mapToInt(Asked::tokens).average().orElse(0)),
                share(answerable, Asked::inTokens),
                count(answerable),
                count(others),
                "%.1f".formatted(Measures.percentile(times, 0.5)),
                "%.1f".formatted(Measures.percentile(times, 0.99)));
    }

    static double ndcg(List<Asked> asked) {
        return asked.stream()
                .filter(each -> each.question.hasAnswer())
                .mapToDouble(Asked::ndcg)
                .average()
                .orElse(0);
    }

    private static String share(List<Asked> asked, Predicate<Asked> condition) {
        return asked.isEmpty()
                ? ""
                : "%.3f".formatted((double) asked.stream().filter(condition).count() / asked.size());
    }

    private static String count(List<Asked> asked) {
        return asked.isEmpty() ? "" : asked.stream().filter(Asked::refused).count() + " of " + asked.size();
    }

    /** Returns the line of the list: everything about the question, without its time. */
    String line() {
        return String.join(
                "\t",
                set,
                String.valueOf(question.line()),
                question.hasAnswer() ? question.kind() : ("none " + question.kind()).strip(),
                "%.3f".formatted(ndcg),
                inPassages ? "found" : question.hasAnswer() ? "missed" : "-",
                refused ? "refused" : "answered",
                question.text());
    }
}
