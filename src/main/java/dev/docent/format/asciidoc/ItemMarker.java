package dev.docent.format.asciidoc;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What begins an item of a <a href="https://docs.asciidoctor.org/asciidoc/latest/lists/unordered/">list</a>.
 *
 * @param kind the kind of its list
 * @param key what all items of the list have in common, for example {@code **}
 * @param number the number that the item gives itself; 0 if it gives none
 * @param term the term that the item describes; otherwise empty
 * @param text the text behind the marker; may be empty for a term
 */
record ItemMarker(ListKind kind, String key, int number, String term, String text) {
    /** The kinds of lists. */
    enum ListKind {
        BULLETS,
        NUMBERS,
        CALLOUTS,
        TERMS
    }

    private static final Pattern BULLET = Pattern.compile("\\s*(\\*{1,12}|-|•)[ \\t]+(\\S.*)");
    private static final Pattern NUMBER =
            Pattern.compile("\\s*(\\.{1,12}|\\d{1,9}\\.|[a-zA-Z]\\.|[ivxIVX]{1,8}\\))[ \\t]+(\\S.*)");
    private static final Pattern CALLOUT = Pattern.compile("<(\\d{1,4}|\\.)>[ \\t]+(\\S.*)");

    /** Returns the marker of a line. */
    static Optional<ItemMarker> of(String line) {
        return bullet(line).or(() -> number(line)).or(() -> callout(line)).or(() -> term(line));
    }

    private static Optional<ItemMarker> bullet(String line) {
        var found = BULLET.matcher(line);
        return found.matches()
                ? Optional.of(new ItemMarker(ListKind.BULLETS, found.group(1), 0, "", found.group(2)))
                : Optional.empty();
    }

    private static Optional<ItemMarker> number(String line) {
        var found = NUMBER.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        String mark = found.group(1);
        boolean digits = Character.isDigit(mark.charAt(0));
        String key = mark.startsWith(".") ? mark : digits ? "1." : mark.endsWith(".") ? "a." : "i)";
        int number = digits ? Integer.parseInt(mark.substring(0, mark.length() - 1)) : 0;
        return Optional.of(new ItemMarker(ListKind.NUMBERS, key, number, "", found.group(2)));
    }

    private static Optional<ItemMarker> callout(String line) {
        var found = CALLOUT.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        int number = found.group(1).equals(".") ? 0 : Integer.parseInt(found.group(1));
        return Optional.of(new ItemMarker(ListKind.CALLOUTS, "<1>", number, "", found.group(2)));
    }

    /** A term ends with the first two to four colons, or two semicolons, that white space or the line's end follows. */
    private static Optional<ItemMarker> term(String line) {
        for (int at = 1; at + 1 < line.length(); at++) {
            char c = line.charAt(at);
            if ((c != ':' && c != ';') || line.charAt(at + 1) != c) {
                continue;
            }
            int end = at;
            while (end < line.length() && line.charAt(end) == c) {
                end++;
            }
            boolean ends = end == line.length() || Character.isWhitespace(line.charAt(end));
            if (ends && end - at <= (c == ':' ? 4 : 2)) {
                return described(line, at, end);
            }
            at = end - 1;
        }
        return Optional.empty();
    }

    private static Optional<ItemMarker> described(String line, int from, int to) {
        String term = line.substring(0, from).strip();
        return term.isEmpty()
                ? Optional.empty()
                : Optional.of(new ItemMarker(
                        ListKind.TERMS,
                        line.substring(from, to),
                        0,
                        term,
                        line.substring(to).strip()));
    }
}
