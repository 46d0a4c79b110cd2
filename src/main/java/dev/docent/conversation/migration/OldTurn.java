package dev.docent.conversation.migration;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A turn in the form of earlier versions: JSON of some of its frames, its text, and the layout that divides the text into
 * frames. Immutable.
 *
 * @param start the line of its first frame
 * @param kept its frames that are kept as JSON
 * @param layout the frames in their order, none if nobody can ask for them any more
 */
record OldTurn(
        String answer, String start, boolean isRunning, String text, OldFrames kept, List<OldLayout.Entry> layout) {
    /**
     * The frames that are kept as JSON.
     *
     * @param details the frames {@code citations} and the last one by their names, and in the first version {@code sources}
     * @param sources the frame {@code sources}, if it is not among the details
     * @param notices the frames of that event as an array
     */
    record OldFrames(JsonValue details, JsonValue sources, JsonValue notices) {
        private static OldFrames of(ResultSet row) throws SQLException {
            var details = json(row, "details", "{}");
            var sources = row.getString("sources") == null ? details.get("sources") : json(row, "sources", "{}");
            return new OldFrames(details, sources, json(row, "notices", "[]"));
        }
    }

    private static final Pattern HALF_OF_A_PAIR = Pattern.compile("\\p{Cs}");

    static OldTurn of(ResultSet row, Map<Integer, OldParts> parts) throws SQLException {
        boolean running = row.getString("status").equals("running");
        var written = Optional.ofNullable(parts.get(row.getInt("turn_number")));
        var layout = Optional.ofNullable(row.getString("layout"));
        return new OldTurn(
                row.getString("answer"),
                start(row),
                running,
                running ? written.map(OldParts::text).orElse("") : row.getString("answer_text"),
                OldFrames.of(row),
                layout.map(OldLayout::parse)
                        .or(() -> written.map(OldParts::entries))
                        .orElse(List.of()));
    }

    private static String start(ResultSet row) throws SQLException {
        return "start {\"answer\":" + Json.quote(row.getString("answer")) + ",\"conversation\":"
                + Json.quote(row.getString("conversation")) + ",\"model\":" + Json.quote(row.getString("model")) + "}";
    }

    private static JsonValue json(ResultSet row, String column, String absent) throws SQLException {
        return Json.parse(Optional.ofNullable(row.getString(column)).orElse(absent));
    }

    /** Returns the lines of the frames that show the turn again, besides its text. */
    List<String> shown() {
        var lines = new ArrayList<String>();
        if (kept.sources().isObject()) {
            lines.add("sources " + kept.sources());
        }
        kept.notices().elements().forEach(notice -> lines.add("notice " + notice));
        Stream.of("citations", "done", "error")
                .filter(event -> kept.details().get(event).isObject())
                .forEach(event -> lines.add(event + " " + kept.details().get(event)));
        return lines;
    }

    /**
     * Returns the lines of all frames. Those of which only the place was kept are what they most probably were; the words of a
     * model's thinking were not kept.
     */
    List<String> replayed() {
        var lines = new Lines();
        var told = kept.notices().elements().iterator();
        boolean searched = false;
        int at = 0;
        for (var entry : layout) {
            if (entry.isText()) {
                int end = Math.min(at + entry.length(), text.length());
                lines.delta("", escaped(text.substring(at, end)));
                at = end;
            } else if (entry.letter() == 'R') {
                lines.delta("reasoning", "");
            } else {
                line(entry.letter(), told, searched).ifPresent(lines::add);
                searched |= entry.letter() == 'S';
            }
        }
        return lines.all();
    }

    private Optional<String> line(char letter, Iterator<JsonValue> told, boolean searched) {
        return switch (letter) {
            case 'A' -> Optional.of(start);
            case 'S' -> Optional.of(shown("sources").orElse("sources {\"sources\":[]}"));
            case 'C' -> Optional.of(shown("citations").orElse("citations {\"used\":[]}"));
            case 'E' -> shown("done").or(() -> shown("error"));
            case 'N' -> Optional.of(told.hasNext() ? "notice " + told.next() : status(searched));
            default -> Optional.of(status(searched));
        };
    }

    private Optional<String> shown(String event) {
        return shown().stream().filter(line -> line.startsWith(event + " ")).findFirst();
    }

    private static String status(boolean searched) {
        return "status {\"phase\":\"" + (searched ? "asking" : "searching") + "\"}";
    }

    private static String escaped(String delta) {
        var quoted = Json.quote(delta);
        return HALF_OF_A_PAIR
                .matcher(quoted.substring(1, quoted.length() - 1))
                .replaceAll(half -> "\\\\u" + Integer.toHexString(half.group().charAt(0)));
    }

    /** Lines of which those of deltas grow. One thread at a time. */
    private static final class Lines {
        private final List<StringBuilder> all = new ArrayList<>();
        private String growing = "no delta";

        void add(String line) {
            all.add(new StringBuilder(line));
            growing = "no delta";
        }

        void delta(String event, String text) {
            if (growing.equals(event)) {
                all.get(all.size() - 1).append('\t').append(text);
            } else {
                add(event + " " + text);
                growing = event;
            }
        }

        List<String> all() {
            return all.stream().map(StringBuilder::toString).toList();
        }
    }
}
