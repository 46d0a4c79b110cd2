package dev.docent.bench;

import dev.docent.corpus.Scope;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.evaluation.ListedQuestion;
import dev.docent.evaluation.QuestionList;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.prompt.Prompt;
import dev.docent.quotes.EmbeddingScorer;
import dev.docent.quotes.QuotesModel;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Query;
import dev.docent.split.Splitter;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures how many questions are answered by quotes: an answer counts if the words of the reference are in its first quoted
 * lines. Arguments: the folder of the corpora, a folder for vectors, {@code dev} or {@code test}, and {@code show} to see the
 * answers.
 */
public final class QuotesBenchmark {
    /** How many quoted lines count: 20. Blank lines, fences and the lines that are no quote are not counted. */
    private static final int LINES = 20;

    private static final List<String> SETS = List.of("guide", "fastify", "undici");
    private static final int PASSAGES = 16;
    private static final int TOKENS = 254;

    private enum Verdict {
        /** All words of a reference are in the first lines. */
        ANSWERED,
        /** Some of them are, or all of them are in later lines. */
        PARTLY,
        MISSED
    }

    private record Outcome(ListedQuestion question, String answer, Verdict verdict) {}

    private QuotesBenchmark() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: QuotesBenchmark <folder of corpora> <folder for vectors> <dev or test> [show]");
            System.exit(2);
        }
        var all = new ArrayList<Outcome>();
        try (var embedder = new MiniLmEmbedder(TOKENS + 2);
                var cache = new VectorCache(Path.of(args[1]), embedder)) {
            for (var set : SETS) {
                all.addAll(ask(set, Path.of(args[0]), args[2], embedder, cache));
            }
        }
        boolean show = args.length > 3 && args[3].equals("show");
        all.forEach(outcome -> print(outcome, show));
        all.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.question().kind()))
                .forEach(QuotesBenchmark::row);
        row("all", all);
    }

    private static List<Outcome> ask(String set, Path corpora, String part, Embedder embedder, VectorCache cache)
            throws Exception {
        var questions = QuestionList.read(Path.of("src", "test", "resources", "bench", "quotes-" + part, set + ".tsv"));
        var corpus = Corpus.read(set, corpora, questions);
        var wrong = corpus.wrongLabels(questions);
        if (!wrong.isEmpty()) {
            throw new IOException(set + " has labels that nothing matches:\n" + String.join("\n", wrong));
        }
        var folder = Files.createTempDirectory("docent-bench");
        try (var index = new LuceneChunkIndex(folder, embedder)) {
            FilledIndex.fill(index, corpus, new Splitter(embedder, TOKENS, TOKENS), cache);
            var retriever = new HybridRetriever(index, embedder);
            return questions.stream()
                    .map(question -> judged(question, answer(question.text(), retriever, embedder)))
                    .toList();
        } finally {
            Folders.delete(folder);
        }
    }

    /** Returns what quotes answer to a question. */
    static String answer(String question, HybridRetriever retriever, Embedder embedder) {
        var found = retriever.retrieve(new Query(question, List.of(), Scope.EVERYTHING, PASSAGES));
        var listener = new RecordingChatListener();
        new QuotesModel(new EmbeddingScorer(embedder), Runnable::run, new ManualScheduler(), Duration.ZERO)
                .generate(
                        new Prompt(List.of(), question, found.passages(), found.confident(), found.names()), listener);
        listener.awaitFinish();
        return listener.text();
    }

    private static Outcome judged(ListedQuestion question, String answer) {
        var quoted = answer.lines()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("```") && !line.startsWith("See also:"))
                .toList();
        var first = String.join("\n", quoted.subList(0, Math.min(LINES, quoted.size())));
        var all = String.join("\n", quoted);
        boolean answered = question.answers().stream()
                .anyMatch(places -> places.stream().allMatch(place -> place.isIn("", first)));
        boolean partly = question.places().stream().anyMatch(place -> place.isIn("", all));
        return new Outcome(question, answer, answered ? Verdict.ANSWERED : partly ? Verdict.PARTLY : Verdict.MISSED);
    }

    private static void print(Outcome outcome, boolean show) {
        System.out.println(outcome.verdict() + "\t" + outcome.question().text());
        if (show) {
            System.out.println(outcome.answer().indent(4));
        }
    }

    private static void row(String name, List<Outcome> outcomes) {
        System.out.printf(
                "%-10s %d asked: %d answered, %d partly, %d missed%n",
                name,
                outcomes.size(),
                count(outcomes, Verdict.ANSWERED),
                count(outcomes, Verdict.PARTLY),
                count(outcomes, Verdict.MISSED));
    }

    private static long count(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
