package dev.docent.bench;

import dev.docent.source.git.SampleRepository;
import dev.docent.source.git.SampleTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the passes over a git repository of many small files, and prints a table in Markdown: the first pass until words
 * find everything and until vectors do, a pass without changes, and a pass after a push of 20 files. Arguments: the WAR, the
 * number of files (10,000), and options for its Java ({@code -Xmx512m}).
 */
public final class PassBenchmark {
    private static final int PUSHED = 20;
    private static final int PASSES = 3;

    private final Path war;
    private final int files;
    private final List<String> options;
    private final GeneratedCorpus corpus = new GeneratedCorpus();

    private PassBenchmark(Path war, int files, List<String> options) {
        this.war = war;
        this.files = files;
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        int files = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        var options = args.length > 2 ? Arrays.asList(args).subList(2, args.length) : List.of("-Xmx512m");
        new PassBenchmark(Path.of(args[0]), files, options).run();
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("docent-passes");
        try {
            var repository = new SampleRepository(folder.resolve("corpus.git"));
            var home = Files.createDirectories(folder.resolve("home"));
            repository.commit(version(0));
            sayMachine();
            try (var product = new RunningProduct(war, repository.folder(), home, options)) {
                measure(product, repository, home);
            }
            row("index on disk", "%.1f MB", Folders.sizeOf(home.resolve("index")) / 1e6);
        } finally {
            Folders.delete(folder);
        }
    }

    private void sayMachine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        row("figure", "value");
        row("---", "---");
        row(
                "machine",
                "%d processors, %s %s, load %.1f at the start; %s",
                system.getAvailableProcessors(),
                system.getName(),
                system.getArch(),
                system.getSystemLoadAverage(),
                String.join(" ", options));
    }

    private void measure(RunningProduct product, SampleRepository repository, Path home) throws Exception {
        long start = System.nanoTime();
        var look = product.awaitLook("", home);
        row("first pass over %,d files, until words find all".formatted(files), "%.1f s", seconds(start));
        int chunks = product.awaitVectors(home);
        double whole = seconds(start);
        row("until vectors do", "%.0f s for %,d passages: %.0f a second", whole, chunks, chunks / whole);
        row("most memory of the process", megabytes(product.mostMegabytes()));
        row("heap in use after a collection", megabytes(product.heapMegabytes()));
        for (int pass = 0; pass < PASSES; pass++) {
            awaitNextSecond();
            long again = System.nanoTime();
            product.look();
            look = product.awaitLook(look, home);
            row("pass without changes", "%.2f s", seconds(again));
        }
        for (int pass = 1; pass <= PASSES; pass++) {
            repository.commit(version(pass));
            awaitNextSecond();
            long pushed = System.nanoTime();
            product.look();
            look = product.awaitLook(look, home);
            double words = seconds(pushed);
            product.awaitVectors(home);
            row(
                    "pass after a push of %d files".formatted(PUSHED),
                    "%.2f s, with vectors %.2f s",
                    words,
                    seconds(pushed));
        }
        row("most memory of the process at the end", megabytes(product.mostMegabytes()));
    }

    /** The time of a look has no fractions of a second, so two looks in one second cannot be told apart. */
    private static void awaitNextSecond() {
        LockSupport.parkNanos(1_100_000_000L);
    }

    /** Returns all files; each version differs from every other one in {@value #PUSHED} files of its own. */
    private SampleTree version(int version) throws IOException {
        var tree = new SampleTree();
        for (int i = 0; i < files; i++) {
            boolean changed = version > 0 && i / PUSHED == version;
            tree.file("part" + i % 17 + "/page" + i + ".md", corpus.shortPage(i, changed ? 1 : 0));
        }
        return tree;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String megabytes(Optional<Long> megabytes) {
        return megabytes.map(value -> value + " MB").orElse("unknown on this system");
    }

    private static void row(String name, String format, Object... values) {
        System.out.printf("| %s | %s |%n", name, values.length == 0 ? format : String.format(format, values));
    }
}
