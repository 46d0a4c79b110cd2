package dev.docent.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A Docent of its own in another process, for as long as questions are asked: on this machine only, with the settings of the user,
 * its own documents, and its own folder, so that a running Docent is not disturbed. The folder stays, so that the next evaluation
 * finds the index. One thread at a time.
 */
final class PrivateDocent implements AutoCloseable {
    /** What belongs to the user's own Docent. */
    private static final List<String> NOT_HANDED_ON = List.of("home", "database", "auth");

    /** The same, if the documents are named. */
    private static final List<String> DOCUMENTS = List.of("docs", "sources");

    private static final String SETTINGS = "docent.properties";
    private static final String PREFIX = "docent.";
    private static final Pattern READY = Pattern.compile("Docent is ready at (http\\S+).*");
    private static final long PAUSE_MILLIS = 200;
    private static final long STOP_SECONDS = 30;
    private static final int LAST_LINES = 8;

    private final Process process;
    private final Path settings;
    private final Path log;
    private final URI address;

    private PrivateDocent(Process process, Path settings, Path log) throws EvaluationException {
        this.process = process;
        this.settings = settings;
        this.log = log;
        try {
            this.address = awaitAddress();
        } catch (EvaluationException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param docs what is indexed, as {@code docent.docs} has it; empty for the documents of the settings
     * @param changes settings {@code key=value} that win over all others
     */
    static PrivateDocent start(Evaluation.Product product, String docs, List<String> changes)
            throws EvaluationException {
        var home = product.home().resolve("evaluation");
        boolean ownDocs = !docs.isEmpty();
        var settings = home.resolve(SETTINGS);
        var log = home.resolve("evaluation.log");
        try {
            Files.createDirectories(home);
            copySettings(product.home().resolve(SETTINGS), settings, ownDocs);
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            product.javaOptions().stream()
                    .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                    .filter(option -> !option.startsWith("-D" + PREFIX)
                            || isHandedOn(option.substring(2 + PREFIX.length()), ownDocs))
                    .forEach(command::add);
            command.add("-Ddocent.home=" + home);
            command.add("-Ddocent.quotes.pace=0ms");
            if (ownDocs) {
                command.add("-Ddocent.docs=" + docs);
            }
            changes.forEach(change -> command.add("-D" + change));
            command.addAll(List.of("-jar", product.war().toString(), "--port=0"));
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("DOCENT_")
                            && !isHandedOn(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), ownDocs));
            return new PrivateDocent(builder.start(), settings, log);
        } catch (IOException e) {
            throw new EvaluationException("A Docent for the evaluation cannot be started in " + home + ": " + e, e);
        }
    }

    /** @param name without {@code docent.}, as a key or as an environment variable */
    private static boolean isHandedOn(String name, boolean ownDocs) {
        return NOT_HANDED_ON.stream().noneMatch(name::startsWith)
                && (!ownDocs || DOCUMENTS.stream().noneMatch(name::startsWith));
    }

    /** Copies the user's settings; only the user may read them, because a key may be among them. */
    private static void copySettings(Path from, Path to, boolean ownDocs) throws IOException {
        Files.deleteIfExists(to);
        if (!Files.isRegularFile(from)) {
            return;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(from)) {
            properties.load(reader);
        }
        properties
                .keySet()
                .removeIf(key -> key.toString().startsWith(PREFIX)
                        && !isHandedOn(key.toString().substring(PREFIX.length()), ownDocs));
        Files.createFile(to);
        var file = to.toFile();
        boolean hidden = file.setReadable(false, false) && file.setReadable(true, true);
        if (!hidden) {
            Files.delete(to);
            throw new IOException("the access to " + to + " cannot be limited to its owner");
        }
        try (var writer = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
    }

    private URI awaitAddress() throws EvaluationException {
        // Not closed: the pipe would break if the process writes more.
        var output = new BufferedReader(process.inputReader(Charset.defaultCharset()));
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                var ready = READY.matcher(line);
                if (ready.matches()) {
                    return URI.create(ready.group(1));
                }
            }
        } catch (IOException e) {
            throw new EvaluationException("The Docent for the evaluation cannot be read: " + e, e);
        }
        throw new EvaluationException("The Docent for the evaluation did not start:\n" + lastLines());
    }

    /** Returns where it answers, with a slash at its end. */
    URI address() {
        return address;
    }

    /** Lets a moment pass. */
    void pause() throws EvaluationException {
        try {
            if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new EvaluationException("The Docent for the evaluation ended:\n" + lastLines());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvaluationException("Stopped before all questions were asked.", e);
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log, Charset.defaultCharset());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "its log " + log + " cannot be read: " + e;
        }
    }

    /** Stops the process and removes the copy of the settings. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(settings);
        } catch (IOException e) {
            System.err.println("Delete " + settings + ": it has a copy of your settings, and cannot be removed: " + e);
        }
    }
}
