package dev.docent.bench;

import dev.docent.index.EmbeddedChunk;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.MiniLmEmbedder;
import dev.docent.index.SearchRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Measures embedding and search on a {@link GeneratedCorpus}: chunks embedded per second, size of the index, time of a
 * search, memory. Arguments: number of chunks (10,000) and number of workers (the processors).
 */
public final class IndexBenchmark {
    private static final int ROUNDS = 5;
    private static final int QUESTIONS_PER_ROUND = 500;

    private final GeneratedCorpus corpus = new GeneratedCorpus();
    private final int documents;
    private final int workers;

    private IndexBenchmark(int chunks, int workers) {
        this.documents = Math.max(1, chunks / GeneratedCorpus.CHUNKS_PER_DOCUMENT);
        this.workers = workers;
    }

    public static void main(String[] args) throws Exception {
        var chunks = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        var workers = args.length > 1
                ? Integer.parseInt(args[1])
                : Runtime.getRuntime().availableProcessors();
        new IndexBenchmark(chunks, workers).run();
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("docent-bench");
        try (var embedder = new MiniLmEmbedder()) {
            say("processors %d, workers %d, Java %s", processors(), workers, System.getProperty("java.version"));
            try (var index = new LuceneChunkIndex(folder, embedder)) {
                write(embedder, index);
                say("index: %.1f MB on disk", sizeOf(folder) / 1e6);
                search(embedder, index);
                sayMemory();
            }
            var start = System.nanoTime();
            try (var index = new LuceneChunkIndex(folder, embedder)) {
                say("open again: %.0f ms, %s", millisSince(start), index.chunkCounts());
            }
        } finally {
            delete(folder);
        }
    }

    private void write(MiniLmEmbedder embedder, LuceneChunkIndex index)
            throws InterruptedException, ExecutionException {
        // Rates are taken per tenth of the documents; their median does not mind a neighbour on the machine for a
        // while.
        var rates = new ArrayList<Double>();
        var cpuNanos = 0L;
        var pool = Executors.newFixedThreadPool(workers);
        var start = System.nanoTime();
        for (var part = 0; part < 10; part++) {
            var partStart = System.nanoTime();
            var jobs = new ArrayList<Callable<Long>>();
            for (var number = part; number < documents; number += 10) {
                var document = number;
                jobs.add(() -> put(document, embedder, index));
            }
            for (var job : pool.invokeAll(jobs)) {
                cpuNanos += job.get();
            }
            rates.add(jobs.size() * GeneratedCorpus.CHUNKS_PER_DOCUMENT * 1e3 / millisSince(partStart));
        }
        index.commit();
        pool.shutdown();
        rates.sort(Comparator.naturalOrder());
        var chunks = documents * GeneratedCorpus.CHUNKS_PER_DOCUMENT;
        say(
                "embed and index: %d chunks in %.1f s, %.1f ms of processor time each",
                chunks, millisSince(start) / 1e3, cpuNanos / 1e6 / chunks);
        say("chunks/s: median %.0f, best tenth %.0f, worst %.0f", rates.get(5), rates.get(9), rates.get(0));
    }

    /** Returns the processor time it took, in nanoseconds. */
    private long put(int number, MiniLmEmbedder embedder, LuceneChunkIndex index) {
        var start = cpuNanos();
        var embedded = corpus.chunks(number).stream()
                .map(chunk -> new EmbeddedChunk(chunk, embedder.embed(chunk.textWithContext())))
                .toList();
        index.put("corpus", "1", corpus.document(number), embedded);
        return cpuNanos() - start;
    }

    /** Prints every round, the first one cold; the medians of p50 and p99 over the later ones are the figures. */
    private void search(MiniLmEmbedder embedder, LuceneChunkIndex index) {
        for (var round = 0; round <= ROUNDS; round++) {
            var embedding = new double[QUESTIONS_PER_ROUND];
            var searching = new double[QUESTIONS_PER_ROUND];
            var processor = new double[QUESTIONS_PER_ROUND];
            for (var i = 0; i < QUESTIONS_PER_ROUND; i++) {
                var question = corpus.question(round * QUESTIONS_PER_ROUND + i, documents);
                var start = System.nanoTime();
                var cpuStart = cpuNanos();
                var vector = embedder.embed(question);
                embedding[i] = millisSince(start);
                start = System.nanoTime();
                index.search(new SearchRequest(question, vector, 24));
                searching[i] = millisSince(start);
                processor[i] = (cpuNanos() - cpuStart) / 1e6;
            }
            say("round %d%s, ms:", round, round == 0 ? " (cold)" : "");
            say("  embed question p50 %.2f p99 %.2f", percentile(embedding, 50), percentile(embedding, 99));
            say("  search p50 %.2f p99 %.2f", percentile(searching, 50), percentile(searching, 99));
            say("  processor time of both p50 %.2f p99 %.2f", percentile(processor, 50), percentile(processor, 99));
        }
    }

    private static void sayMemory() throws IOException {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        say("memory: heap after collection %.0f MB, resident %s", heap.getUsed() / 1e6, resident());
    }

    private static String resident() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown on this system";
        }
        try (var lines = Files.lines(status)) {
            return String.join(
                    ", ",
                    lines.filter(line -> line.startsWith("VmRSS") || line.startsWith("RssAnon"))
                            .toList());
        }
    }

    private static double percentile(double[] values, int percent) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Processor time of this thread: unlike the clock, it does not count the waiting for other processes. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static long sizeOf(Path folder) throws IOException {
        var size = 0L;
        for (var file : filesIn(folder)) {
            size += Files.size(file);
        }
        return size;
    }

    private static void delete(Path folder) throws IOException {
        for (var file : filesIn(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
