package dev.docent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/** Reads an event stream as a client of Docent would, one event at a time, without Docent's own parser. */
final class SseReader {
    private final BufferedReader lines;

    SseReader(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(new Unhurried(body), UTF_8));
    }

    /** A decompressing stream always claims to have more, and a reader would wait for it before it returns what it has. */
    private static final class Unhurried extends FilterInputStream {
        Unhurried(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    /**
     * One event.
     *
     * @param event its type, empty for text
     */
    record Event(String event, String id, String data) {}

    /** Reads a response up to these ASCII characters, and returns what it has read. */
    static String readUpTo(String end, InputStream body) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int c = body.read();
            if (c < 0) {
                throw new AssertionError("the response ended before: " + end + "\n" + text);
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** Waits for the next event; empty when the stream has ended. */
    Optional<Event> next() throws IOException {
        var event = "";
        var id = "";
        var data = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(event, id, data));
            } else if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            } else if (line.startsWith("data:")) {
                data += line.substring("data:".length()).stripLeading();
            }
        }
        return Optional.empty();
    }

    /** Waits for this many comments without an event between them. */
    void awaitComments(int count) throws IOException {
        int seen = 0;
        while (seen < count) {
            var line = lines.readLine();
            if (line == null || !(line.isEmpty() || line.startsWith(":"))) {
                throw new AssertionError("after " + seen + " comments, unexpected line: " + line);
            }
            seen += line.isEmpty() ? 0 : 1;
        }
    }

    /** Waits for the next event of this type, empty for text. */
    Event next(String type) throws IOException {
        for (var event = next(); event.isPresent(); event = next()) {
            if (event.get().event().equals(type)) {
                return event.get();
            }
        }
        throw new AssertionError("the stream ended before an event " + (type.isEmpty() ? "of text" : type));
    }
}
