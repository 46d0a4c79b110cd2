package dev.docent.bench;

import dev.docent.testing.EventReader;
import dev.docent.testing.PacedProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures what a stream costs: CPU, delay and memory, of Docent and, in the same run, of a raw nginx relay, a bare Node relay
 * and a servlet with a thread per stream. Prints tables in Markdown. {@code bench/README.md} has the command; arguments: the WAR,
 * or several separated by commas, the folder {@code bench}, the number of rounds, the seconds of one measurement, a
 * comma-separated list of numbers of streams, and then options for Docent's Java, or {@code only=NAME} for subjects whose names
 * begin with this.
 */
public final class StreamBenchmark {
    private static final double TOKENS_PER_SECOND = 20;
    private static final int OPENED_PER_SECOND = 80;
    private static final int WARM_UP_STREAMS = 500;

    /** A Java process that has just started needs several times the processor time for each question. */
    private static final int WARM_UP_OPENED_PER_SECOND = 20;

    private static final int WARM_UP_SECONDS = 90;
    private static final int SETTLE_SECONDS = 4;
    private static final int PROBES = 20;
    private static final int VIEWERS = 5000;
    private static final int VIEW_SECONDS = 30;

    /** Two minutes, because heartbeats are few, and Java compiles methods after about ten thousand calls. */
    private static final int VIEW_WARM_UP_SECONDS = 120;

    private final List<Path> wars;
    private final Path bench;
    private final int rounds;
    private final int seconds;
    private final List<Integer> streams;
    private final List<String> javaOptions;
    private final List<String> only;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    /** One measurement of one subject; memory in bytes per stream, times in microseconds. */
    private record Sample(
            double cpuPerToken,
            double p50,
            double p99,
            double bytesPerToken,
            double share,
            double resident,
            double heap,
            double firstP50,
            double firstP99) {}

    private StreamBenchmark(List<String> args) {
        wars = Stream.of(args.get(0).split(",")).map(Path::of).toList();
        bench = Path.of(args.get(1));
        rounds = Integer.parseInt(args.get(2));
        seconds = Integer.parseInt(args.get(3));
        streams = List.of(args.get(4).split(",")).stream().map(Integer::valueOf).toList();
        var rest = args.subList(5, args.size());
        only = rest.stream()
                .filter(word -> word.startsWith("only="))
                .map(word -> word.substring("only=".length()))
                .toList();
        javaOptions = rest.stream().filter(word -> word.startsWith("-")).toList();
    }

    public static void main(String[] args) throws Exception {
        new StreamBenchmark(List.of(args)).run();
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("docent-streams");
        try (var provider = BenchProcess.java(
                        Subject.OTHER_CORE,
                        folder.resolve("provider.log"),
                        PacedProvider.class.getName(),
                        List.of(String.valueOf(TOKENS_PER_SECOND)));
                var load = BenchProcess.java(
                        Subject.OTHER_CORE, folder.resolve("load.log"), StreamLoad.class.getName(), List.of())) {
            int port = Integer.parseInt(provider.await("^(\\d+)$"));
            sayMachine();
            var subjects = subjects(folder, provider, port);
            try {
                measure(subjects, load);
            } finally {
                subjects.forEach(Subject::close);
            }
            tables();
            if (isWanted("viewers")) {
                view(folder, load, port);
            }
        } catch (Exception e) {
            throw new IOException(e.getMessage() + " (the logs of all processes are in " + folder + ")", e);
        }
        Folders.delete(folder);
    }

    private List<Subject> subjects(Path folder, BenchProcess provider, int port) throws IOException {
        var subjects = new ArrayList<Subject>();
        if (isWanted("nothing")) {
            subjects.add(Subject.nothing(provider, port));
        }
        if (isWanted(Subject.NGINX)) {
            subjects.add(Subject.nginx(bench.resolve("nginx.conf"), folder, port));
        }
        if (isWanted(Subject.DOCENT)) {
            for (var war : wars) {
                var name = war.getFileName().toString();
                var own = Files.createDirectories(folder.resolve(name));
                var docent = Subject.docent(war, own, "http://127.0.0.1:" + port + "/v1", javaOptions);
                subjects.add(wars.size() == 1 ? docent : docent.named(Subject.DOCENT + ", " + name));
            }
        }
        if (isWanted("Node")) {
            subjects.add(Subject.node(bench.resolve("relay.mjs"), folder, port));
        }
        if (isWanted("servlet")) {
            subjects.add(Subject.servlet(folder, port));
        }
        return subjects;
    }

    private boolean isWanted(String name) {
        return only.isEmpty() || only.stream().anyMatch(name::startsWith);
    }

    private void measure(List<Subject> subjects, BenchProcess load) throws Exception {
        for (var subject : subjects) {
            if (subject.isJava()) {
                open(subject, load, WARM_UP_STREAMS, WARM_UP_OPENED_PER_SECOND);
                load.ask("measure " + WARM_UP_SECONDS);
                close(load);
            }
        }
        for (int round = 1; round <= rounds; round++) {
            for (int count : streams) {
                for (var subject : subjects) {
                    var sample = measure(subject, load, count);
                    System.err.printf("round %d, %d streams, %s: %s%n", round, count, subject.name(), sample);
                    samples.computeIfAbsent(count + " " + subject.name(), key -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
    }

    private Sample measure(Subject subject, BenchProcess load, int count) throws Exception {
        var process = subject.process();
        double heapBefore = heap(subject);
        double residentBefore = process.residentBytes();
        open(subject, load, count, OPENED_PER_SECOND);
        load.ask("measure " + SETTLE_SECONDS);
        double cpuBefore = process.cpuMicros();
        var words = load.ask("measure " + seconds).split(" ");
        double cpu = process.cpuMicros() - cpuBefore;
        double tokens = Double.parseDouble(words[0]);
        double heap = (heap(subject) - heapBefore) / count;
        double resident = (process.residentBytes() - residentBefore) / count;
        var first = load.ask("probe " + PROBES + " " + subject.port() + " " + subject.path())
                .split(" ");
        close(load);
        if (!words[5].equals("0")) {
            throw new IOException(
                    words[5] + " streams of " + subject.name() + " ended although the provider's never do");
        }
        return new Sample(
                cpu / tokens,
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[1]) / tokens,
                tokens / (count * TOKENS_PER_SECOND * seconds),
                resident,
                heap,
                Double.parseDouble(first[0]),
                Double.parseDouble(first[1]));
    }

    private static void open(Subject subject, BenchProcess load, int count, int perSecond) throws IOException {
        load.ask("ask " + count + " " + subject.port() + " " + subject.path() + " " + perSecond);
    }

    /** Closes all streams and gives their servers time to forget them. */
    private static void close(BenchProcess load) throws IOException {
        load.ask("close");
        LockSupport.parkNanos(4_000_000_000L);
    }

    private static double heap(Subject subject) throws IOException, InterruptedException {
        return subject.isJava() ? subject.process().heapAfterCollection().orElse(0L) : 0;
    }

    private static void sayMachine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "%d processors, %s %s, Java %s; load %.1f at the start%n",
                system.getAvailableProcessors(),
                system.getName(),
                system.getArch(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
    }

    private void tables() {
        for (int count : streams) {
            System.out.printf(
                    "%n| %d streams | CPU µs/token | × nginx | delay p50 / p99 ms | first event p50 / p99 ms"
                            + " | memory KB/stream | heap KB/stream | bytes/token | pace kept |%n|---|---|---|---|---|---|---|---|---|%n",
                    count);
            double nginx = median(count + " " + Subject.NGINX, Sample::cpuPerToken);
            samples.keySet().stream()
                    .filter(key -> key.startsWith(count + " "))
                    .forEach(key -> System.out.printf(
                            "| %s | %.1f | %.2f | %.2f / %.2f | %.1f / %.1f | %.0f | %.0f | %.0f | %.1f %% |%n",
                            key.substring(key.indexOf(' ') + 1),
                            median(key, Sample::cpuPerToken),
                            median(key, Sample::cpuPerToken) / nginx,
                            median(key, Sample::p50) / 1000,
                            median(key, Sample::p99) / 1000,
                            median(key, Sample::firstP50) / 1000,
                            median(key, Sample::firstP99) / 1000,
                            median(key, Sample::resident) / 1024,
                            median(key, Sample::heap) / 1024,
                            median(key, Sample::bytesPerToken),
                            median(key, Sample::share) * 100));
        }
    }

    private double median(String key, ToDoubleFunction<Sample> value) {
        var sorted = samples.getOrDefault(key, List.of()).stream()
                .mapToDouble(value)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** Opens viewers of one answer whose model is silent, and measures what they cost. */
    private void view(Path folder, BenchProcess load, int provider) throws Exception {
        var url = "http://127.0.0.1:" + provider + "/silent/v1";
        try (var docent = Subject.docent(wars.get(0), folder, url, javaOptions)) {
            var ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + docent.port() + "/api/chat"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"message\":\"Which port does the mill listen on?\"}"))
                    .build();
            var reply = HttpClient.newHttpClient().send(ask, BodyHandlers.ofInputStream());
            try (var events = new EventReader(reply.body())) {
                var answer = events.next("start").get("answer").text().orElseThrow();
                double residentBefore = docent.process().residentBytes();
                load.ask("view " + VIEWERS + " " + docent.port() + " /api/answers/" + answer + "/events 500");
                load.ask("measure " + VIEW_WARM_UP_SECONDS);
                double cpuBefore = docent.process().cpuMicros();
                var readBefore = docent.process().bytesRead();
                load.ask("measure " + VIEW_SECONDS);
                double cpu = (docent.process().cpuMicros() - cpuBefore) / (VIEW_SECONDS * 1e6);
                var read = docent.process().bytesRead();
                System.out.printf(
                        "%n%d idle viewers for %d s: %.2f %% of one core, %d bytes read from storage, %d by system calls,"
                                + " %.0f KB of memory each%n",
                        VIEWERS,
                        VIEW_SECONDS,
                        cpu * 100,
                        read[0] - readBefore[0],
                        read[1] - readBefore[1],
                        (docent.process().residentBytes() - residentBefore) / 1024 / VIEWERS);
                load.ask("close");
            }
        }
    }
}
