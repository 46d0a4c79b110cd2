package dev.docent.format.email;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A header with parameters (RFC 2045), also those in pieces or in another charset (RFC 2231). Immutable.
 *
 * @param value what is before the first semicolon, in lower case
 * @param parameters by their names in lower case
 */
record HeaderValue(String value, Map<String, String> parameters) {
    static HeaderValue of(String header) {
        var parameters = new TreeMap<String, String>();
        int end = end(header, 0);
        var value = header.substring(0, end).strip().toLowerCase(Locale.ROOT);
        while (end < header.length()) {
            int start = end + 1;
            end = end(header, start);
            var parameter = header.substring(start, end);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(parameter.substring(equals + 1).strip()));
            }
        }
        return new HeaderValue(value, parameters);
    }

    /** Returns the end of the part that begins here: the next semicolon outside quotes. */
    private static int end(String header, int start) {
        boolean quoted = false;
        for (int at = start; at < header.length(); at++) {
            char c = header.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return at;
            }
        }
        return header.length();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }

    /** Returns a parameter for people; empty if there is none. */
    String parameter(String name) {
        var plain = parameters.get(name);
        if (plain != null) {
            return EncodedWords.decode(plain);
        }
        var pieces = new HashMap<Integer, String>();
        boolean encoded = false;
        for (var entry : parameters.entrySet()) {
            var key = entry.getKey();
            if (key.startsWith(name + "*")) {
                encoded |= key.endsWith("*");
                var number = key.substring(name.length()).replace("*", "");
                pieces.put(number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0, entry.getValue());
            }
        }
        var joined = new StringBuilder();
        for (int i = 0; pieces.containsKey(i); i++) {
            joined.append(pieces.get(i));
        }
        return encoded ? decoded(joined.toString()) : EncodedWords.decode(joined.toString());
    }

    /** {@code charset'language'percent-encoded}. */
    private static String decoded(String text) {
        int first = text.indexOf('\'');
        int second = text.indexOf('\'', first + 1);
        var charset = second < 0 ? "" : text.substring(0, first);
        var bytes = new ByteArrayOutputStream();
        for (int at = second + 1; at < text.length(); at++) {
            int code = text.charAt(at) == '%' && at + 2 < text.length() ? hex(text, at + 1) : -1;
            bytes.write(code < 0 ? text.charAt(at) : code);
            at += code < 0 ? 0 : 2;
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }

    /** Returns the value of two hexadecimal digits; -1 if they are none. */
    static int hex(CharSequence text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
