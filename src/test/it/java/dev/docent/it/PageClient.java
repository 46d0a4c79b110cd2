package dev.docent.it;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Predicate;

/** The page's own client in a Node process. Reads an answer from any address. One thread at a time. */
final class PageClient implements AutoCloseable {
    private static final Path PROGRAM = Path.of("src/test/js/answer/read-answers.js");

    private final Process process;
    private final BufferedReader lines;

    private PageClient(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    /**
     * Starts it.
     *
     * @param mode {@code follow} or {@code cut}, see the program
     * @param options of {@code answerEvents}, as JSON
     */
    static PageClient start(String mode, URI url, String options) throws IOException {
        var node = System.getenv().getOrDefault("PLAYWRIGHT_NODEJS_PATH", "node");
        var builder = new ProcessBuilder(node, PROGRAM.toString(), mode, url.toString(), options);
        return new PageClient(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits for the next line. */
    JsonValue next() throws IOException {
        var line = lines.readLine();
        if (line == null) {
            throw new AssertionError("the page's client ended without another line; its error is in the output");
        }
        return Json.parse(line);
    }

    /** Waits for the first line that matches. */
    JsonValue next(Predicate<JsonValue> wanted) throws IOException {
        var line = next();
        while (!wanted.test(line)) {
            line = next();
        }
        return line;
    }

    /** Waits for the next piece of text. */
    String nextText() throws IOException {
        return next(line -> is(line, "event", "text")).at("/data/text").text().orElseThrow();
    }

    /** Returns whether a line says this. */
    static boolean is(JsonValue line, String field, String value) {
        return line.get(field).text().filter(value::equals).isPresent();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
