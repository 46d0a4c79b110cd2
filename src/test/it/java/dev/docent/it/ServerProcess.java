package dev.docent.it;

import dev.docent.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Docent in a separate process, on a free port of the loopback interface, with its own home.
 *
 * <pre>{@code
 * try (var server = ServerProcess.start(Container.TOMCAT_11, Map.of("docent.docs", docs))) {
 *     server.awaitReady();
 *     server.get("/");
 * }
 * }</pre>
 *
 * <p>{@link #log} returns what the server prints; {@link ServerLogs} shows it if a test fails.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Patience.LIMIT;
    private static final Duration STOP_LIMIT = Patience.LIMIT;
    private static final Duration READY_LIMIT = Patience.LIMIT;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Options for a short-lived JVM: most of the cost of a start is Java's second compiler. */
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** The exit status of a crashed JVM: 128 plus SIGABRT. */
    private static final int ABORTED = 134;

    /** User and password {@code it} for Tomcat's manager. */
    private static final String MANAGER = "Basic aXQ6aXQ=";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String name;
    private final Process process;
    private final Path directory;
    private final Pattern address;
    private final StringBuffer log = new StringBuffer();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader = new Thread(this::readLog, "server-log");

    private ServerProcess(String name, Process process, Path directory, Pattern address) {
        this.name = name;
        this.process = process;
        this.directory = directory;
        this.address = address;
        ServerLogs.add(this);
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a server with these system properties and returns when it listens. Not for measurements. */
    public static ServerProcess start(Container container, Map<String, String> properties) {
        return start(container, properties, QUICK_START);
    }

    /** Starts a server with these system properties and further options of the JVM, and returns when it listens. */
    public static ServerProcess start(Container container, Map<String, String> properties, List<String> options) {
        try {
            var directory = ItFiles.scratch(container.name().toLowerCase(Locale.ROOT));
            var jvm = new ArrayList<>(options);
            jvm.add("-Ddocent.home=" + directory.resolve("home"));
            jvm.add("-Djava.io.tmpdir=" + Files.createDirectory(directory.resolve("tmp")));
            ItFiles.completed(properties).forEach((key, value) -> jvm.add("-D" + key + "=" + value));
            var base = Files.createDirectory(directory.resolve("base"));
            var server = run(container.name(), directory, container.command(base, jvm), container.address());
            server.port();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs {@code java} with these arguments. The pattern matches the line that says that it serves; its first group is
     * the port.
     */
    static ServerProcess run(String name, Path directory, List<String> arguments, Pattern address) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // Variables for the build, or for another Docent, must not affect this server.
        builder.environment()
                .keySet()
                .removeIf(key ->
                        key.startsWith("DOCENT_") || key.equals("JAVA_TOOL_OPTIONS") || key.equals("JDK_JAVA_OPTIONS"));
        return new ServerProcess(name, builder.start(), directory, address);
    }

    /** Returns Docent's home. */
    public Path home() {
        return directory.resolve("home");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the address of the page. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /** Returns everything the server has printed so far. */
    public String log() {
        return log.toString();
    }

    /** Waits until the server has printed this, at most as long as a start may take. */
    void awaitLog(String text) throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        synchronized (log) {
            while (log.indexOf(text) < 0) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(this + " has not printed: " + text);
                }
                TimeUnit.NANOSECONDS.timedWait(log, left);
            }
        }
    }

    /** Returns a thread dump, including deadlocks. */
    public String threadDump() throws IOException {
        return jcmd("Thread.print");
    }

    /** Returns how many objects of a class exist, including garbage. */
    public int objects(String className) throws IOException {
        return objects(className, jcmd("GC.class_histogram", "-all"));
    }

    /** Collects garbage and returns how many objects of a class remain. */
    int liveObjects(String className) throws IOException {
        return objects(className, jcmd("GC.class_histogram"));
    }

    private static int objects(String className, String histogram) {
        var row = Pattern.compile(" (\\d+) +\\d+ +" + Pattern.quote(className) + "\\s");
        var found = row.matcher(histogram);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private String jcmd(String... command) throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        words.addAll(List.of(command));
        var asked = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Gets this path. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** Gets this path with these headers, and returns the response as soon as its head arrives. */
    public HttpResponse<InputStream> open(String path, String... headers) throws IOException, InterruptedException {
        var request = request(path).GET();
        return HTTP.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofInputStream());
    }

    /** Posts this JSON with these headers, and returns the response as soon as its head arrives. */
    public HttpResponse<InputStream> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return HTTP.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofInputStream());
    }

    /** Waits until questions can be answered; fails after a minute. */
    public void awaitReady() {
        var ready = new CompletableFuture<Void>();
        var timer = Executors.newSingleThreadScheduledExecutor();
        try {
            timer.scheduleWithFixedDelay(() -> look(ready), 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            get(ready, READY_LIMIT, "was not ready");
        } finally {
            timer.shutdownNow();
        }
    }

    /** Asks the process to end (SIGTERM) and returns whether it ended in time; fails if it crashed. */
    public boolean terminate() throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (ended && process.exitValue() == ABORTED) {
            throw new AssertionError(this + " crashed; its hs_err_pid*.log says where");
        }
        return ended;
    }

    /** Kills the process (SIGKILL), as in a crash. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Suspends the process (SIGSTOP); only the operating system still accepts connections for it. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Resumes the process (SIGCONT). */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError("kill -" + signal + " ended with " + status);
        }
    }

    /** Returns the names of all threads of the process. */
    public List<String> threads() {
        try {
            return threadDump()
                    .lines()
                    .filter(line -> line.startsWith("\""))
                    .map(line -> line.substring(1, line.indexOf('"', 1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the process to end by itself and returns its exit status. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(name + " did not end");
        }
        reader.join(START_LIMIT.toMillis());
        return process.exitValue();
    }

    /** Ends the process, by force if necessary, and removes what it has unpacked. Its home stays. */
    @Override
    public void close() {
        try {
            if (!terminate()) {
                process.destroyForcibly().waitFor();
            }
            ItFiles.delete(directory.resolve("base"));
            ItFiles.delete(directory.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name + " (" + directory + ")";
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(url().resolve(path)).timeout(START_LIMIT);
        return path.startsWith("/manager/") ? request.header("Authorization", MANAGER) : request;
    }

    private int port() {
        return get(port, START_LIMIT, "did not start");
    }

    private void look(CompletableFuture<Void> ready) {
        try {
            var health = get("/health/ready");
            // Docent is ready when words find the documents. Answers may still change until their vectors are computed.
            if (health.statusCode() == 200 && !health.body().contains("\"state\":\"running\"")) {
                ready.complete(null);
            }
        } catch (IOException | InterruptedException e) {
            ready.completeExceptionally(e);
        }
    }

    private void readLog() {
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (log) {
                    log.append(line).append('\n');
                    log.notifyAll();
                }
                var matcher = address.matcher(line);
                if (matcher.find()) {
                    port.complete(Integer.valueOf(matcher.group(1)));
                }
            }
            port.completeExceptionally(new IOException("the process ended"));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    private <T> T get(CompletableFuture<T> future, Duration limit, String failure) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(this + " " + failure, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(this + " " + failure, e);
        }
    }
}
