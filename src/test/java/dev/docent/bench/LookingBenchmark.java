package dev.docent.bench;

import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.testing.MultiHopRun;
import dev.docent.testing.MultiHopRun.Result;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Measures what a second look finds, on questions whose answer is two steps away from what they name, and prints a table in
 * Markdown. No arguments.
 */
public final class LookingBenchmark {
    private LookingBenchmark() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("docent-bench");
        try (var embedder = new MiniLmEmbedder();
                var index = new LuceneChunkIndex(folder.resolve("index"), embedder)) {
            var run = new MultiHopRun(index, embedder);
            long start = System.nanoTime();
            var results = run.ask();
            double millis = (System.nanoTime() - start) / 1e6 / results.size();
            System.out.printf("%d documents, %d questions, %.1f ms each%n%n", run.documents(), results.size(), millis);
            System.out.println(
                    "| the answer is | questions | 16 passages | 48 passages | looking again | calls | passages |");
            System.out.println("|---|---|---|---|---|---|---|");
            results.stream()
                    .collect(Collectors.groupingBy(Result::kind, TreeMap::new, Collectors.toList()))
                    .forEach(LookingBenchmark::row);
            row("all", results);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void row(String name, List<Result> results) {
        System.out.printf(
                "| %s | %d | %.2f | %.2f | %.2f | %.1f | %.1f |%n",
                name,
                results.size(),
                share(results, Result::once),
                share(results, Result::wide),
                share(results, Result::again),
                results.stream().mapToInt(Result::calls).average().orElse(0),
                results.stream().mapToInt(Result::passages).average().orElse(0));
    }

    private static double share(List<Result> results, Predicate<Result> answered) {
        return results.stream().filter(answered).count() / (double) results.size();
    }
}
