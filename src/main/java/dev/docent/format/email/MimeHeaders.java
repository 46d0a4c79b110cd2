package dev.docent.format.email;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of a message or of one of its parts: the first of each name. Immutable. */
final class MimeHeaders {
    /** The most lines. Further ones are not read. */
    private static final int MAX_LINES = 2000;

    /** The most characters of one header. The rest is not read. */
    private static final int MAX_CHARS = 20_000;

    private static final int MAX_SENDER = 200;

    private static final Set<String> OF_MESSAGES =
            Set.of("from", "date", "subject", "to", "received", "message-id", "return-path", "delivered-to");

    private static final Pattern DAY = Pattern.compile("\\d{1,2} [A-Za-z]{3} \\d{4}");
    private static final Pattern NAME = Pattern.compile("\\s*\"?([^\"<]*[^\"<\\s])\"?\\s*<.*");

    private final Map<String, String> values = new HashMap<>();
    private int bodyStart;

    private MimeHeaders(int bodyStart) {
        this.bodyStart = bodyStart;
    }

    /** Reads headers down to the first blank line. What is no header is passed over. */
    static MimeHeaders read(String bytes, int start, int end) {
        var headers = new MimeHeaders(start);
        var header = new StringBuilder();
        for (int lines = 0; headers.bodyStart < end; lines++) {
            int at = headers.bodyStart;
            int newline = bytes.indexOf('\n', at);
            int lineEnd = newline < 0 || newline > end ? end : newline;
            headers.bodyStart = Math.min(end, lineEnd + 1);
            var line = bytes.substring(at, Math.min(lineEnd, at + MAX_CHARS)).stripTrailing();
            if (line.isEmpty()) {
                break;
            }
            boolean continued = Character.isWhitespace(line.charAt(0));
            if (!continued) {
                headers.put(header.toString());
                header.setLength(0);
            }
            if (lines < MAX_LINES && header.length() < MAX_CHARS) {
                header.append(continued ? " " : "").append(line.strip());
            }
        }
        headers.put(header.toString());
        return headers;
    }

    private void put(String header) {
        int colon = header.indexOf(':');
        if (colon > 0) {
            values.putIfAbsent(
                    header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
    }

    /** Returns where the body begins. */
    int bodyStart() {
        return bodyStart;
    }

    /** Returns whether they have a header that only messages have. */
    boolean isMessage() {
        return values.keySet().stream().anyMatch(OF_MESSAGES::contains);
    }

    /** Returns a header as it is, one character for each byte; empty if there is none. */
    String raw(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns a header for people; empty if there is none. */
    String text(String name) {
        return EncodedWords.decode(raw(name)).replaceAll("\\s+", " ").strip();
    }

    /** Returns a header with parameters. */
    HeaderValue value(String name) {
        return HeaderValue.of(raw(name));
    }

    /** Returns the name of the sender, or the address if there is no name. */
    String sender() {
        var from = text("from");
        from = from.substring(0, Math.min(from.length(), MAX_SENDER));
        var named = NAME.matcher(from);
        return named.matches() ? named.group(1) : from.replaceAll("[<>]", "");
    }

    /** Returns the day of the date, such as {@code 3 Mar 2026}; empty if it has none. */
    String day() {
        Matcher day = DAY.matcher(raw("date"));
        return day.find() ? day.group() : "";
    }
}
