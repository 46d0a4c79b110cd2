package dev.docent.format.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Recognizes UTF-16 without a byte order mark, as old editors write it. Its spaces and line ends have a zero byte, always on
 * the same side. In binary files, the bytes at these places are not characters.
 */
final class Utf16 {
    /** At least this percentage of the bytes other than zero are not printable ASCII, unless a quarter of all bytes are zero. */
    private static final int MIN_PERCENT_OF_OTHERS = 10;

    /** In fewer bytes, a zero may be a coincidence. */
    private static final int MIN_BYTES = 8;

    private static final int MIN_PERCENT_OF_ZEROS = 25;
    /** No text uses more scripts. Japanese uses three, and Latin. */
    private static final int MAX_SCRIPTS = 6;

    private Utf16() {}

    /** Returns the text if the bytes are UTF-16 of either order. */
    static Optional<String> decode(byte[] bytes) {
        if (bytes.length < MIN_BYTES || bytes.length % 2 != 0 || isAsciiWithZeros(bytes)) {
            return Optional.empty();
        }
        var little = text(bytes, StandardCharsets.UTF_16LE);
        var big = text(bytes, StandardCharsets.UTF_16BE);
        if (little.isPresent() && big.isPresent()) {
            return ascii(little.get()) >= ascii(big.get()) ? little : big;
        }
        return little.or(() -> big);
    }

    private static boolean isAsciiWithZeros(byte[] bytes) {
        long zeros = 0;
        long others = 0;
        for (byte b : bytes) {
            zeros += b == 0 ? 1 : 0;
            others += b < 0 || (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') ? 1 : 0;
        }
        return zeros * 100 < (long) bytes.length * MIN_PERCENT_OF_ZEROS
                && others * 100 < (bytes.length - zeros) * MIN_PERCENT_OF_OTHERS;
    }

    private static Optional<String> text(byte[] bytes, Charset charset) {
        var reading = Reading.of(bytes, 0, charset);
        return reading.isWhole() && ascii(reading.text()) > 0 && isText(reading.text())
                ? Optional.of(reading.text())
                : Optional.empty();
    }

    private static boolean isText(String text) {
        Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isISOControl(c) ? !Character.isWhitespace(c) : !isCharacter(c)) {
                return false;
            }
            scripts.add(Character.UnicodeScript.of(c));
        }
        scripts.remove(Character.UnicodeScript.COMMON);
        scripts.remove(Character.UnicodeScript.INHERITED);
        return scripts.size() <= MAX_SCRIPTS;
    }

    private static boolean isCharacter(int c) {
        int type = Character.getType(c);
        return type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
    }

    private static long ascii(String text) {
        return text.chars().filter(c -> c < 0x80).count();
    }
}
