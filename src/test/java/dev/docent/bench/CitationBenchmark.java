package dev.docent.bench;

import dev.docent.bench.LabelledCitations.Label;
import dev.docent.bench.LabelledCitations.Labelled;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.evidence.Similarity;
import dev.docent.evidence.SupportCheck;
import dev.docent.evidence.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Measures which labelled citations the check marks, and how long it takes, and prints a table in Markdown. Arguments: the
 * file of citations, the half ({@code dev} or {@code test}), and {@code list} to print each citation that is judged wrongly.
 */
public final class CitationBenchmark {
    private static final int ROUNDS = 5;

    private record Judged(Labelled citation, double support) {
        boolean marked() {
            return support < Verdict.WEAK;
        }
    }

    private final List<LabelledCitations> answers;
    private final boolean lists;

    private CitationBenchmark(List<LabelledCitations> answers, boolean lists) {
        this.answers = answers;
        this.lists = lists;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: CitationBenchmark <citations.txt> dev|test [list]");
            System.exit(2);
        }
        var answers = LabelledCitations.read(Path.of(args[0])).stream()
                .filter(answer -> answer.half().equals(args[1]))
                .toList();
        var benchmark = new CitationBenchmark(answers, args.length > 2);
        try (var embedder = new MiniLmEmbedder()) {
            System.out.println("| " + args[1] + " | marked with vectors | marked by words alone |\n|---|---|---|");
            var vectors = benchmark.judge(new SupportCheck(Similarity.of(embedder)));
            var words = benchmark.judge(new SupportCheck(Similarity.NONE));
            benchmark.print(vectors, words);
            benchmark.time(new SupportCheck(Similarity.of(embedder)), "with vectors");
            benchmark.time(new SupportCheck(Similarity.NONE), "by words alone");
        }
    }

    private List<Judged> judge(SupportCheck check) {
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            judged.addAll(judge(check, answer, answer.sentences()));
            judged.addAll(judge(check, answer, invented(answers.get((i + 1) % answers.size()), answer)));
        }
        return judged;
    }

    /** Returns right sentences of another answer with numbers of this one. */
    private static List<Labelled> invented(LabelledCitations other, LabelledCitations answer) {
        var sentences = new ArrayList<Labelled>();
        for (var sentence : other.sentences()) {
            if (sentence.label() == Label.RIGHT) {
                int n = sentences.size() % answer.passages().size() + 1;
                sentences.add(new Labelled(Label.INVENTED, n, sentence.text()));
            }
        }
        return sentences;
    }

    private static List<Judged> judge(SupportCheck check, LabelledCitations answer, List<Labelled> sentences) {
        var judged = new ArrayList<Judged>();
        var checked = check.check(LabelledCitations.text(sentences), "", answer.passages(), () -> false)
                .checked();
        if (checked.size() != sentences.size()) {
            throw new IllegalStateException(
                    answer.name() + ": " + checked.size() + " citations were checked, not " + sentences.size());
        }
        for (int i = 0; i < checked.size(); i++) {
            judged.add(new Judged(sentences.get(i), checked.get(i).support()));
        }
        return judged;
    }

    private void print(List<Judged> vectors, List<Judged> words) {
        for (var label : Label.values()) {
            row(label.name().toLowerCase(Locale.ROOT).replace('_', ' '), vectors, words, label::equals);
        }
        row("all wrong", vectors, words, label -> label != Label.RIGHT);
        if (lists) {
            vectors.stream()
                    .filter(it -> it.marked() == (it.citation().label() == Label.RIGHT))
                    .forEach(it -> System.out.println(it.support() + " " + it.citation()));
        }
    }

    private static void row(String name, List<Judged> vectors, List<Judged> words, Predicate<Label> label) {
        System.out.println(
                "| " + name + " | " + share(marked(vectors, label)) + " | " + share(marked(words, label)) + " |");
    }

    private static String share(int[] counts) {
        return counts[0] + " of " + counts[1] + " (" + Math.round(1000.0 * counts[0] / counts[1]) / 10.0 + " %)";
    }

    /** Returns how many citations are marked of those with a label, and how many there are. */
    private static int[] marked(List<Judged> judged, Predicate<Label> label) {
        var counts = new int[2];
        for (var it : judged) {
            if (label.test(it.citation().label())) {
                counts[0] += it.marked() ? 1 : 0;
                counts[1]++;
            }
        }
        return counts;
    }

    private void time(SupportCheck check, String name) {
        long best = Long.MAX_VALUE;
        int citations = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            citations = judge(check).size();
            best = Math.min(best, System.nanoTime() - begin);
        }
        System.out.printf("%n%.2f ms for each citation %s%n", best / 1e6 / citations, name);
    }
}
