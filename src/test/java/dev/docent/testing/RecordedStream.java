package dev.docent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A response of a provider in a file of {@code src/test/resources/streams}, with the expected result:
 *
 * <pre>
 * # What is special about it, and where it is documented.
 * protocol: openai
 * text: "the expected text, as JSON"
 * finish: STOP
 *
 * HTTP/1.1 200 OK
 * Content-Type: text/event-stream
 *
 * data: …
 * </pre>
 *
 * <p>The fields before the response: {@code protocol}; {@code text} and {@code reasoning}, empty if missing;
 * {@code finish} or {@code failure}; {@code usage}, the token counts of input and output, where {@code -} or a missing
 * field means none. Three are for what editors would not keep: {@code lines} ({@code CRLF} or {@code CR}),
 * {@code mark: true} (a byte order mark), and {@code tail: bare} (no line end at the end). {@code thinking: begun} is
 * for a text that begins inside the reasoning. {@code framing}, {@code end}, {@code pointer …} and {@code when …} are
 * for a custom endpoint.
 *
 * <p>The providers' own clients read the same files in {@code src/test/js/providers/official-clients.test.js}.
 */
public final class RecordedStream {
    private final String name;
    private final Map<String, String> fields;
    private final String contentType;
    private final byte[] body;

    private RecordedStream(String name, Map<String, String> fields, String contentType, byte[] body) {
        this.name = name;
        this.fields = fields;
        this.contentType = contentType;
        this.body = body;
    }

    /** Returns all of them, by name. */
    public static List<RecordedStream> all() {
        try (var files = Files.list(Path.of(Objects.requireNonNull(RecordedStream.class.getResource("/streams"))
                .toURI()))) {
            return files.sorted().map(RecordedStream::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static RecordedStream read(Path file) {
        try {
            var parts = Files.readString(file).split("\n\n", 3);
            var fields = Stream.of(parts[0].split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(line -> line.split(": ", 2)[0], line -> line.split(": ", 2)[1]));
            var contentType = parts[1].split("Content-Type: ")[1].strip();
            var name = String.valueOf(file.getFileName()).replace(".http", "");
            return new RecordedStream(name, fields, contentType, body(parts[2], fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] body(String text, Map<String, String> fields) {
        var body = "bare".equals(fields.get("tail")) ? text.stripTrailing() : text;
        var lines = switch (fields.getOrDefault("lines", "LF")) {
            case "CRLF" -> body.replace("\n", "\r\n");
            case "CR" -> body.replace('\n', '\r');
            default -> body;
        };
        return (fields.containsKey("mark") ? "\uFEFF" + lines : lines).getBytes(UTF_8);
    }

    /** Returns a field before the response. */
    public Optional<String> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Returns a field whose value is a JSON string, empty if missing. */
    public String text(String field) {
        return field(field).flatMap(value -> Json.parse(value).text()).orElse("");
    }

    public String contentType() {
        return contentType;
    }

    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return name;
    }
}
