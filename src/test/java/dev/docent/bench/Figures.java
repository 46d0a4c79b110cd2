package dev.docent.bench;

import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.markdown.MarkdownParser;
import dev.docent.split.Splitter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Measures the product itself on a {@link GeneratedCorpus}, over HTTP, and prints a table in Markdown: indexing, memory,
 * size of the index, start with an index, and time of questions. Arguments: the WAR, the number of chunks (10,000), and
 * options for its Java.
 */
public final class Figures {
    private static final int WARM_UP = 50;
    private static final int QUESTIONS = 300;
    private static final int STARTS = 3;

    private final Path war;
    private final int pages;
    private final List<String> javaOptions;
    private final GeneratedCorpus corpus = new GeneratedCorpus();

    private Figures(Path war, int pages, List<String> javaOptions) {
        this.war = war;
        this.pages = pages;
        this.javaOptions = javaOptions;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 1 || !Files.isRegularFile(Path.of(args[0]))) {
            System.err.println(
                    "usage: Figures <docent.war> [chunks] [option of Java ...]; build the WAR with mvn package");
            System.exit(2);
        }
        int chunks = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        var options = new ArrayList<String>();
        for (int i = 2; i < args.length; i++) {
            options.addAll(List.of(args[i].strip().split("\\s+")));
        }
        options.removeIf(String::isEmpty);
        new Figures(Path.of(args[0]), Math.max(1, chunks / GeneratedCorpus.SECTIONS_PER_PAGE), options).run();
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("docent-figures");
        try {
            var docs = Files.createDirectories(folder.resolve("corpus"));
            var home = Files.createDirectories(folder.resolve("home"));
            corpus.write(pages, docs);
            sayMachine();
            index(docs, home);
            ask(docs, home);
        } finally {
            Folders.delete(folder);
        }
    }

    private void sayMachine() throws ParseException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        row("figure", "value");
        row("---", "---");
        row(
                "machine",
                "%d processors, %s %s, Java %s, load %.1f at the start",
                system.getAvailableProcessors(),
                system.getName(),
                system.getArch(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
        row("options of Java", javaOptions.isEmpty() ? "none" : String.join(" ", javaOptions));
        row("tokens of a chunk, path and headings included", "%.0f on average", meanTokens());
    }

    /** Uses the mean of the first pages for all. */
    private double meanTokens() throws ParseException {
        try (var embedder = new MiniLmEmbedder()) {
            var splitter = new Splitter(embedder, 254, 254);
            var tokens = new ArrayList<Integer>();
            for (int i = 0; i < Math.min(pages, 20); i++) {
                var bytes = corpus.page(i).getBytes(StandardCharsets.UTF_8);
                var document = new MarkdownParser().parse(new FileContent("corpus/page" + i + ".md", bytes));
                splitter.split(document).forEach(chunk -> tokens.add(embedder.countTokens(chunk.textWithContext())));
            }
            return tokens.stream().mapToInt(Integer::intValue).average().orElse(0);
        }
    }

    private void index(Path docs, Path home) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (var product = new RunningProduct(war, docs, home, javaOptions)) {
            row("start without an index", "%.1f s to the first reply", product.startMillis() / 1e3);
            int chunks = product.awaitIndex(home);
            double seconds = (System.nanoTime() - start) / 1e9 - product.startMillis() / 1e3;
            row("indexing", "%,d chunks in %.0f s: %.0f chunks/s", chunks, seconds, chunks / seconds);
            row("memory of the process after indexing", megabytes(product.residentMegabytes()));
            row("heap in use after a collection", megabytes(product.heapMegabytes()));
        }
        long size = Folders.sizeOf(home.resolve("index"));
        row("index on disk", "%.1f MB", size / 1e6);
    }

    private void ask(Path docs, Path home) throws IOException, InterruptedException {
        var starts = new ArrayList<Double>();
        for (int i = 1; i < STARTS; i++) {
            try (var product = new RunningProduct(war, docs, home, javaOptions)) {
                starts.add(product.startMillis());
            }
        }
        var found = new ArrayList<Double>();
        var answered = new ArrayList<Double>();
        try (var product = new RunningProduct(war, docs, home, javaOptions)) {
            starts.add(product.startMillis());
            Collections.sort(starts);
            row(
                    "start with the index",
                    "%.1f s to the first reply, median of %d",
                    starts.get(STARTS / 2) / 1e3,
                    STARTS);
            product.awaitIndex(home);
            row("memory after that start", megabytes(product.residentMegabytes()));
            for (int i = 0; i < WARM_UP + QUESTIONS; i++) {
                var times = product.ask(corpus.question(i, pages));
                if (i >= WARM_UP) {
                    found.add(times.sources());
                    answered.add(times.done());
                }
            }
            row("question to passages (embedding, search, HTTP)", percentiles(found));
            row("question to the end of the answer with quotes", percentiles(answered));
            row("memory after %d questions".formatted(WARM_UP + QUESTIONS), megabytes(product.residentMegabytes()));
        }
    }

    private static String percentiles(List<Double> values) {
        Collections.sort(values);
        return "median %.1f ms, p99 %.1f ms"
                .formatted(values.get(values.size() / 2), values.get(values.size() * 99 / 100));
    }

    private static String megabytes(Optional<Long> megabytes) {
        return megabytes.map(value -> value + " MB").orElse("unknown on this system");
    }

    private static void row(String name, String format, Object... values) {
        System.out.printf("| %s | %s |%n", name, values.length == 0 ? format : String.format(format, values));
    }
}
