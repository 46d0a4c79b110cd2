package dev.docent.bench;

import dev.docent.bench.ThreadMeter.Spent;
import dev.docent.corpus.Scope;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.evaluation.Measures;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.markdown.MarkdownParser;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retriever;
import dev.docent.split.Splitter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Measures how long one thread takes from a question to its passages, and in what, with the defaults of the product and an index of
 * many passages. Prints tables in Markdown. Arguments: the number of passages (100,000), and a folder that keeps the index for
 * the next time.
 */
public final class SearchSpeedBenchmark {
    /** Asked before, so that Java has compiled what it runs often. */
    private static final int WARM_UP = 600;

    private static final int QUESTIONS = 500;
    private static final int PASSAGES = 16;

    /** How often a pass makes what it has put findable, in chunks. */
    private static final int REFRESH_EVERY = 5_000;

    /** How many parts of a search are printed: the longest 20. */
    private static final int PARTS = 20;

    private final int wanted;
    private final VariedCorpus corpus;
    private final FrequentWords words;
    private final ThreadMeter meter = new ThreadMeter();

    /** A sum of all passages, which another version of the product must have too. */
    private int passages;

    /**
     * What a question took.
     *
     * @param followsAnother whether it has a history
     */
    private record Times(boolean followsAnother, Spent all, Spent embedding, Spent search) {
        Spent choice() {
            return all.minus(embedding).minus(search);
        }
    }

    private SearchSpeedBenchmark(int wanted) throws IOException {
        this.wanted = wanted;
        this.words = FrequentWords.read();
        this.corpus = new VariedCorpus(words, PASSAGES);
    }

    public static void main(String[] args) throws Exception {
        int wanted = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        var benchmark = new SearchSpeedBenchmark(wanted);
        if (args.length > 1) {
            benchmark.run(Path.of(args[1]).resolve("passages-" + wanted));
            return;
        }
        var folder = Files.createTempDirectory("docent-bench");
        try {
            benchmark.run(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(Path folder) throws Exception {
        try (var embedder = new MiniLmEmbedder();
                var index = new LuceneChunkIndex(folder, embedder)) {
            if (index.chunkCounts().isEmpty()) {
                fill(index, embedder);
            }
            ask(index, embedder);
        }
    }

    private void fill(LuceneChunkIndex index, Embedder embedder) throws ParseException, InterruptedException {
        long start = System.nanoTime();
        var vectors = words.vectors(embedder);
        var splitter = new Splitter(embedder, 254, 254);
        int unseen = 0;
        for (int number = 0, chunks = 0; chunks < wanted; number++) {
            var bytes = corpus.document(number).getBytes(StandardCharsets.UTF_8);
            var document = new MarkdownParser().parse(new FileContent(VariedCorpus.path(number), bytes));
            var embedded = splitter.split(document).stream()
                    .map(chunk -> new EmbeddedChunk(chunk, vectors.of(chunk.embeddedText())))
                    .toList();
            index.put("corpus", "1", document, embedded);
            chunks += embedded.size();
            unseen += embedded.size();
            if (unseen >= REFRESH_EVERY) {
                index.refresh();
                unseen = 0;
            }
        }
        // Only now, so that an index that is not complete is empty the next time.
        index.commit();
        awaitMerges();
        index.commit();
        System.out.printf("Filled in %.0f s.%n%n", (System.nanoTime() - start) / 1e9);
    }

    /** Lets Lucene put its segments together, which it does beside questions otherwise. */
    private static void awaitMerges() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("Lucene Merge Thread")) {
                thread.join();
            }
        }
    }

    private void ask(LuceneChunkIndex index, Embedder embedder) throws IOException {
        int documents = index.paths(Scope.EVERYTHING).size();
        System.out.printf(
                "%,d passages in %,d documents, %d processors, load %.1f, Java %s%n%n",
                index.chunkCounts().get("corpus"),
                documents,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"));
        var retriever = new HybridRetriever(
                meter.measured(ChunkIndex.class, index, "search"),
                meter.measured(Embedder.class, embedder, "embedQuestion"));
        for (int i = 0; i < WARM_UP; i++) {
            ask(retriever, corpus.question(QUESTIONS + i, documents));
        }
        passages = 0;
        var first = new ArrayList<Times>();
        var again = new ArrayList<Times>();
        try (var profile = new SearchProfile()) {
            for (int i = 0; i < QUESTIONS; i++) {
                var question = corpus.question(i, documents);
                first.add(ask(retriever, question));
                again.add(ask(retriever, question));
            }
            print(first, again);
            print(profile.shares(), first, again);
            System.out.printf("%nThe passages have the sum %08x. Another one means that others are found.%n", passages);
        }
    }

    private Times ask(Retriever retriever, Query question) {
        var found = new ArrayList<Passage>();
        var all = meter.measure(() -> found.addAll(retriever.retrieve(question).passages()));
        found.forEach(passage -> passages =
                31 * passages + (passage.location() + " " + passage.score() + "\n" + passage.text()).hashCode());
        return new Times(!question.history().isEmpty(), all, meter.part("embedQuestion"), meter.part("search"));
    }

    private static void print(List<Times> first, List<Times> again) {
        System.out.println("| | asked for the first time: p50 / p99 / most | asked again: p50 / p99 / most |");
        System.out.println("|---|---|---|");
        row("question to passages, processor time in ms", first, again, Times::all, Spent::cpu);
        row("questions alone", which(first, false), which(again, false), Times::all, Spent::cpu);
        row("questions that follow another", which(first, true), which(again, true), Times::all, Spent::cpu);
        row("embedding", first, again, Times::embedding, Spent::cpu);
        row("search in the index", first, again, Times::search, Spent::cpu);
        row("choice of passages", first, again, Times::choice, Spent::cpu);
        row("question to passages, time in ms", first, again, Times::all, Spent::wall);
        row("allocated memory in KB", first, again, Times::all, spent -> spent.bytes() / 1e3);
        row("search in the index", first, again, Times::search, spent -> spent.bytes() / 1e3);
    }

    private static List<Times> which(List<Times> times, boolean followAnother) {
        return times.stream()
                .filter(each -> each.followsAnother() == followAnother)
                .toList();
    }

    private static void row(
            String name,
            List<Times> first,
            List<Times> again,
            Function<Times, Spent> part,
            ToDoubleFunction<Spent> value) {
        System.out.printf(
                "| %s | %s | %s |%n",
                name, percentiles(values(first, part, value)), percentiles(values(again, part, value)));
    }

    private static List<Double> values(List<Times> times, Function<Times, Spent> part, ToDoubleFunction<Spent> value) {
        return times.stream().map(part).mapToDouble(value).boxed().toList();
    }

    private static double mean(List<Times> times, Function<Times, Spent> part) {
        return values(times, part, Spent::cpu).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private static String percentiles(List<Double> values) {
        return "%,.1f / %,.1f / %,.1f"
                .formatted(
                        Measures.percentile(values, 0.5),
                        Measures.percentile(values, 0.99),
                        Measures.percentile(values, 1));
    }

    private static void print(Map<String, Double> shares, List<Times> first, List<Times> again) {
        var all = new ArrayList<>(first);
        all.addAll(again);
        double looked = mean(all, Times::search) + mean(all, Times::choice);
        System.out.printf("%n| part of search and choice | mean of %.1f ms |%n|---|---|%n", looked);
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(PARTS)
                .forEach(share -> System.out.printf("| %s | %.2f |%n", share.getKey(), share.getValue() * looked));
    }
}
