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
 * A response of a provider as a file in {@code src/test/resources/streams}, with what must become of it:
 *
 * <pre>
 * # What is special about it, and where it is documented.
 * protocol: openai
 * text: "what must be told, as JSON"
 * finish: STOP
 *
 * HTTP/1.1 200 OK
 * Content-Type: text/event-stream
 *
 * data: …
 * </pre>
 *
 * <p>The fields in front: {@code protocol}; {@code text} and {@code reasoning}, empty when missing; {@code finish} or {@code
 * failure}; {@code usage}, the counts of input and output, where {@code -} and a missing field stand for none; {@code lines},
 * {@code CRLF} or {@code CR}, and {@code mark: true}, a byte order mark, and {@code tail: bare}, no line end at the end, for
 * what no editor would keep; {@code thinking: begun}, for a text that begins inside thinking; {@code framing}, {@code end} and {@code pointer …} and {@code when …} for an endpoint of one's own.
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

    /** Returns a field that stands in front of the response. */
    public Optional<String> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Returns a field whose value is a string of JSON; missing, it is empty. */
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
