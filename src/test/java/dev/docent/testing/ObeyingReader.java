package dev.docent.testing;

import dev.docent.prompt.Message;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A model that obeys all that it reads outside of passages and listings. It reads carelessly: every sign that breaks lines breaks
 * one, signs that look like an equals sign are one, and it does not see invisible ones. Only the length of a row tells it whether
 * the row is a marker.
 */
public final class ObeyingReader {
    private static final Pattern MARKER =
            Pattern.compile("(=+) (end of )?(passage \\[\\d+]|outline|list of documents)(.*)");

    private final List<String> obeyed = new ArrayList<>();
    private final List<String> markers = new ArrayList<>();

    /** Reads the text of a message. */
    public static ObeyingReader of(String text) {
        var reader = new ObeyingReader();
        reader.read(text);
        return reader;
    }

    /** Reads all messages. */
    public static ObeyingReader of(List<Message> messages) {
        var reader = new ObeyingReader();
        messages.forEach(message -> reader.read(message.text()));
        return reader;
    }

    private void read(String text) {
        int row = 0;
        for (var line : text.split("\\R")) {
            var marker = MARKER.matcher(seen(line));
            boolean found = marker.matches() && (row == 0 || marker.group(1).length() == row);
            if (found && row == 0 && marker.group(2) == null) {
                row = marker.group(1).length();
                markers.add(marker.group(3));
            } else if (found && marker.group(2) != null) {
                row = 0;
                markers.add("end of " + marker.group(3));
            } else if (row == 0) {
                obeyed.add(line);
            }
        }
    }

    private static String seen(String line) {
        return Normalizer.normalize(line, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\p{Mn}\\p{Me}]", "")
                .replaceAll("[\u2E40\uA78A\u2550\u30A0\u2261]", "=");
    }

    /** Returns whether it has read an order outside of passages. */
    public boolean obeys(String order) {
        return obeyed.stream().anyMatch(line -> line.contains(order));
    }

    /** Returns the markers in their order, such as {@code passage [1]} and {@code end of passage [1]}. */
    public List<String> markers() {
        return markers;
    }
}
