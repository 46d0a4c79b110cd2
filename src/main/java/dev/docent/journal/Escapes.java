package dev.docent.journal;

import dev.docent.json.Json;
import java.util.regex.Pattern;

/**
 * Texts escaped as in JSON, so that they contain no control characters, which can then separate them. Half of a surrogate pair is
 * escaped too, because no encoding has bytes for it. Stateless.
 */
final class Escapes {
    private static final Pattern HALF_OF_A_PAIR = Pattern.compile("\\p{Cs}");

    private Escapes() {}

    /** Appends a text. */
    static void append(String text, StringBuilder to) {
        if (isPlain(text)) {
            to.append(text);
        } else {
            var quoted = Json.quote(text);
            to.append(withoutHalves(quoted.substring(1, quoted.length() - 1)));
        }
    }

    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Returns JSON in which every lone half of a surrogate pair is escaped. */
    static String withoutHalves(String json) {
        return json.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? HALF_OF_A_PAIR
                        .matcher(json)
                        .replaceAll(half ->
                                "\\\\u" + Integer.toHexString(half.group().charAt(0)))
                : json;
    }

    /** Returns the text that was appended. */
    static String text(String escaped) {
        return escaped.indexOf('\\') < 0
                ? escaped
                : Json.parse('"' + escaped + '"').text().orElseThrow();
    }
}
