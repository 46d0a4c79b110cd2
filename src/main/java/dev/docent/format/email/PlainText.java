package dev.docent.format.email;

import dev.docent.format.Rendition;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes plain text of a message, line by line. What is quoted twice or more is left out, because it is in an earlier message.
 * Lines of flowed text are joined (RFC 3676). Stateless.
 */
final class PlainText {
    private static final String SIGNATURE = "-- ";

    /** The most characters of a joined line. */
    private static final int MAX_JOINED = 2000;

    private PlainText() {}

    /** @param format the parameter of the content type: {@code flowed}, or anything else */
    static void write(String text, String format, Rendition rendition) {
        var paragraph = new ArrayList<String>();
        boolean flows = false;
        for (var line : text.split("\n", -1)) {
            if (line.isBlank() || depth(line) > 1) {
                flush(paragraph, rendition);
                flows = false;
                continue;
            }
            int last = paragraph.size() - 1;
            if (flows
                    && depth(line) == depth(paragraph.get(last))
                    && paragraph.get(last).length() < MAX_JOINED) {
                paragraph.set(last, paragraph.get(last) + words(line));
            } else {
                paragraph.add(line);
            }
            flows = format.equalsIgnoreCase("flowed") && line.endsWith(" ") && !line.equals(SIGNATURE);
        }
        flush(paragraph, rendition);
    }

    private static void flush(List<String> paragraph, Rendition rendition) {
        rendition.lines(paragraph.stream().map(String::stripTrailing).toList());
        paragraph.clear();
    }

    /** Returns how often a line is quoted. */
    private static int depth(String line) {
        int depth = 0;
        for (int at = 0; at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == ' '); at++) {
            depth += line.charAt(at) == '>' ? 1 : 0;
        }
        return depth;
    }

    private static String words(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == ' ')) {
            at++;
        }
        return line.substring(at);
    }
}
