package dev.docent.format.asciidoc;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Characters that HTML writes as references: an ampersand, a name or a number, and a semicolon. */
final class NamedCharacters {
    /** The most characters of a reference. */
    static final int MAX_CHARS = 10;

    private static final Pattern REFERENCE = Pattern.compile("&(#\\d{1,6}|#x[0-9a-fA-F]{1,5}|\\w{2,6});");
    private static final Map<String, String> NAMES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "mdash", "—", "ndash", "–");

    /** A character and the length of its reference. */
    record Found(String character, int length) {}

    private NamedCharacters() {}

    /** Returns the character that a text begins with a reference to. */
    static Optional<Found> at(String text) {
        var found = REFERENCE.matcher(text);
        return found.lookingAt()
                ? character(found.group(1)).map(character -> new Found(character, found.end()))
                : Optional.empty();
    }

    private static Optional<String> character(String name) {
        return name.startsWith("#") ? numbered(name.substring(1)) : Optional.ofNullable(NAMES.get(name));
    }

    private static Optional<String> numbered(String number) {
        int code = number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
        return Character.isValidCodePoint(code) && !Character.isISOControl(code)
                ? Optional.of(Character.toString(code))
                : Optional.empty();
    }
}
