package dev.docent.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The WAR in a separate process, started by {@code java -jar}. One thread at a time. */
final class RunningProduct implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Pattern FINISHED = Pattern.compile("\"finishedAt\":\"[^\"]+\"");
    private static final Pattern NOTHING_WAITS = Pattern.compile("\"state\":\"idle\",\"chunks\":\\d+,\"waiting\":0,");
    private static final Pattern LAST_LOOK = Pattern.compile("\"lastLook\":\"([^\"]+)\"");
    private static final Pattern CHUNKS = Pattern.compile("\"chunks\":(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI root;
    private final double startMillis;

    /** When the sources and the end of an answer arrived, in milliseconds after the question. */
    record Times(double sources, double done) {}

    /** Starts it and waits until it serves. */
    RunningProduct(Path war, Path docs, Path home, List<String> javaOptions) throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("-Ddocent.home=" + home);
        command.add("-Ddocent.docs=" + docs);
        command.add("-Ddocent.quotes.pace=0ms");
        command.addAll(List.of("-jar", war.toString(), "--port=" + port));
        long start = System.nanoTime();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("bench.log").toFile())
                .start();
        root = URI.create("http://127.0.0.1:" + port + "/");
        await("", reply -> true, home);
        startMillis = (System.nanoTime() - start) / 1e6;
    }

    /** Returns the time from the start of the process to the first reply with status 200. */
    double startMillis() {
        return startMillis;
    }

    /** Waits until every source is indexed; returns the number of chunks. */
    int awaitIndex(Path home) throws IOException, InterruptedException {
        return chunks(await("api/index", FINISHED.asPredicate(), home));
    }

    /** Waits until every passage has its vector; returns the number of chunks. */
    int awaitVectors(Path home) throws IOException, InterruptedException {
        return chunks(await("api/index", NOTHING_WAITS.asPredicate(), home));
    }

    /** Waits for the end of the first look at the only source that ends later than another one; returns when it ended. */
    String awaitLook(String after, Path home) throws IOException, InterruptedException {
        return found(
                LAST_LOOK, await("api/index", state -> found(LAST_LOOK, state).compareTo(after) > 0, home));
    }

    private static int chunks(String state) {
        return Integer.parseInt(found(CHUNKS, state));
    }

    /** Returns the first group, or nothing. */
    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /** Makes it look at its source again. */
    void look() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(root.resolve("api/index"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        client.send(request, BodyHandlers.discarding());
    }

    private String await(String path, Predicate<String> condition, Path home) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            var reply = get(path);
            if (reply.isPresent() && condition.test(reply.get())) {
                return reply.get();
            }
            boolean ended = process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                break;
            }
        }
        close();
        throw new IOException(
                "The product ended or took too long; its log is\n" + Files.readString(home.resolve("bench.log")));
    }

    private Optional<String> get(String path) throws InterruptedException {
        try {
            var reply = client.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
            return reply.statusCode() == 200 ? Optional.of(reply.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Asks a question and reads the answer to its end. */
    Times ask(String question) throws IOException, InterruptedException {
        var body = "{\"message\":\"" + question.replace("\"", "\\\"") + "\"}";
        var request = HttpRequest.newBuilder(root.resolve("api/chat"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        double sources = 0;
        var reply = client.send(request, BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("event: sources") || line.equals("event:sources")) {
                    sources = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        if (sources == 0) {
            throw new IOException("no sources for: " + question + " (status " + reply.statusCode() + ")");
        }
        return new Times(sources, (System.nanoTime() - start) / 1e6);
    }

    /** Returns the most memory that the process had, in MB; empty on a system without {@code /proc}. */
    Optional<Long> mostMegabytes() throws IOException {
        return memory("VmHWM");
    }

    /** Returns the memory of the process, in MB; empty on a system without {@code /proc}. */
    Optional<Long> residentMegabytes() throws IOException {
        return memory("VmRSS");
    }

    private Optional<Long> memory(String name) throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        }
    }

    /** Collects garbage; returns the heap that remains in use, in MB. */
    Optional<Long> heapMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        var found = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        return found.find() ? Optional.of(Long.parseLong(found.group(1)) / 1024) : Optional.empty();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(tool, String.valueOf(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        var text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return text;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops the process as an administrator would, and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
