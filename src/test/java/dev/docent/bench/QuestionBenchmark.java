package dev.docent.bench;

import dev.docent.testing.PacedProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how questions affect running answers: the delay of tokens of many streams without questions and, in the same run,
 * while questions arrive faster than one core can answer them; and what a question costs. {@code bench/README.md} has the
 * command; arguments: the WAR, the number of streams, the questions a second, the seconds of one measurement, and options
 * for Docent's Java.
 */
public final class QuestionBenchmark {
    private static final int PAGES = 60;
    private static final int WARM_UP_SECONDS = 30;

    /** A pace that leaves the core idle most of the time. */
    private static final int CALM = 5;

    private QuestionBenchmark() {}

    public static void main(String[] args) throws Exception {
        int streams = Integer.parseInt(args[1]);
        int perSecond = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        var options = Arrays.asList(args).subList(4, args.length);
        var folder = Files.createTempDirectory("docent-questions");
        new GeneratedCorpus().write(PAGES, Files.createDirectories(folder.resolve("docs")));
        try (var provider = BenchProcess.java(
                        Subject.OTHER_CORE,
                        folder.resolve("provider.log"),
                        PacedProvider.class.getName(),
                        List.of("20"));
                var load = BenchProcess.java(
                        Subject.OTHER_CORE, folder.resolve("load.log"), StreamLoad.class.getName(), List.of())) {
            var url = "http://127.0.0.1:" + provider.await("^(\\d+)$") + "/v1";
            try (var docent = Subject.docent(Path.of(args[0]), folder, url, options)) {
                awaitIndex(docent.port());
                run(docent, load, streams, perSecond, seconds);
            }
        } catch (IOException e) {
            throw new IOException(e.getMessage() + " (the logs of all processes are in " + folder + ")", e);
        }
        Folders.delete(folder);
    }

    private static void run(Subject docent, BenchProcess load, int streams, int perSecond, int seconds)
            throws IOException {
        flood(docent, load, 4 * CALM, WARM_UP_SECONDS);
        open(docent, load, streams);
        flood(docent, load, perSecond, WARM_UP_SECONDS);
        close(load);
        System.out.println("| | tokens late p50 / p99 / most | questions answered, refused, of | first event p50 / p99"
                + " | whole answer p50 / p99 | CPU |\n|---|---|---|---|---|---|");
        var alone = row("questions alone, " + CALM + " a second", docent, load, CALM, seconds);
        open(docent, load, streams);
        var quiet = row(streams + " answers run", docent, load, 0, seconds);
        var busy = row("and " + perSecond + " questions a second come", docent, load, perSecond, seconds);
        System.out.printf(
                "%nA question without streams costs %.1f ms of CPU. Tokens at p99: %.1f ms late with questions, %.1f without:"
                        + " %.1f times.%n",
                alone[alone.length - 1] / 1000 / alone[6], busy[3] / 1000, quiet[3] / 1000, busy[3] / quiet[3]);
    }

    private static void open(Subject docent, BenchProcess load, int streams) throws IOException {
        load.ask("ask " + streams + " " + docent.port() + " " + docent.path() + " 40");
        load.ask("measure 5");
    }

    /** Closes all streams and connections, and gives Docent time to forget them. */
    private static void close(BenchProcess load) throws IOException {
        load.ask("close");
        LockSupport.parkNanos(10_000_000_000L);
    }

    /** Prints one measurement; returns the numbers of {@link StreamLoad}, and the CPU in microseconds last. */
    private static double[] row(String name, Subject docent, BenchProcess load, int perSecond, int seconds)
            throws IOException {
        double cpu = docent.process().cpuMicros();
        var words = perSecond == 0
                ? load.ask("measure " + seconds) + " 0 0 0 0 0 0 0"
                : flood(docent, load, perSecond, seconds);
        var n = Arrays.stream((words + " " + (docent.process().cpuMicros() - cpu)).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        System.out.printf(
                "| %s | %.1f / %.1f / %.1f ms | %.0f, %.0f, %.0f | %.1f / %.1f ms | %.1f / %.1f ms | %.1f s |%n",
                name,
                n[2] / 1000,
                n[3] / 1000,
                n[4] / 1000,
                n[7],
                n[8],
                n[6],
                n[9] / 1000,
                n[10] / 1000,
                n[11] / 1000,
                n[12] / 1000,
                n[13] / 1e6);
        return n;
    }

    private static String flood(Subject docent, BenchProcess load, int perSecond, int seconds) throws IOException {
        return load.ask("flood " + perSecond + " " + seconds + " " + docent.port() + " " + docent.path() + " " + PAGES);
    }

    private static void awaitIndex(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/index"))
                .build();
        var client = HttpClient.newHttpClient();
        while (!client.send(request, BodyHandlers.ofString()).body().contains("\"state\":\"idle\"")) {
            LockSupport.parkNanos(200_000_000);
        }
    }
}
