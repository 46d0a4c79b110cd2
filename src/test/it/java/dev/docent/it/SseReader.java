package dev.docent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/** Reads an event stream as a client of Docent would, one event at a time; knows nothing of Docent's own reader. */
final class SseReader {
    private final BufferedReader lines;

    SseReader(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(new Unhurried(body), UTF_8));
    }

    /** A stream that unpacks always claims to have more, and a reader would wait for that before it hands out what it has. */
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

    /** Waits for the next event; nothing when the stream has ended. */
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

    /** Waits for so many comments, with no event between them. */
    void awaitComments(int count) throws IOException {
        int seen = 0;
        while (seen < count) {
            var line = lines.readLine();
            if (line == null || !(line.isEmpty() || line.startsWith(":"))) {
                throw new AssertionError("after " + seen + " comments came: " + line);
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
