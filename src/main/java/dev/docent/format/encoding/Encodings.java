package dev.docent.format.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Detects the encoding of a file, and decodes it. Pure and thread-safe.
 *
 * <p>The most reliable evidence counts: a byte order mark, then UTF-16 by its zero bytes, then the file's declaration, then UTF-8
 * by its form, which other encodings do not have by chance, and finally a guess from the bytes. A guess that may be wrong says
 * so.
 */
public final class Encodings {
    /** Change this word whenever the same bytes would be decoded differently. */
    public static final String VERSION = "encoding-2";

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final int BINARY_PROBE_BYTES = 8 * 1024;
    /**
     * A text with at least this many characters beyond ASCII that are valid UTF-8 is UTF-8, even if it declares
     * another encoding.
     */
    private static final int NO_CHANCE = 4;

    private static final String REMEDY = ". Save it as UTF-8";

    private Encodings() {}

    /**
     * Returns the text of a file, or empty if it is binary: it has a zero byte among the first 8 KiB, and is not UTF-16.
     *
     * @param path its path, which decides where the file may declare its encoding
     */
    public static Optional<Decoded> decode(String path, byte[] bytes) {
        var marked = withMark(bytes);
        if (marked.isPresent()) {
            return marked;
        }
        if (hasZero(bytes)) {
            return Utf16.decode(bytes).map(Decoded::sure);
        }
        return Optional.of(withoutMark(path, bytes));
    }

    private static Optional<Decoded> withMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(marked(bytes, 3, StandardCharsets.UTF_8));
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(marked(bytes, 4, UTF_32LE));
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(marked(bytes, 4, UTF_32BE));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16BE));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16LE));
        }
        return Optional.empty();
    }

    private static Decoded marked(byte[] bytes, int start, Charset charset) {
        return reading(Reading.of(bytes, start, charset), "its byte order mark says " + charset.name());
    }

    private static Decoded withoutMark(String path, byte[] bytes) {
        var utf8 = Reading.of(bytes, 0, StandardCharsets.UTF_8);
        var declared = DeclaredEncoding.of(path, bytes);
        if (declared.isPresent()) {
            return declared(declared.get(), utf8, bytes);
        }
        if (utf8.isWhole()) {
            return Decoded.sure(
                    utf8.wide() > 0 ? utf8.text() : Guess.escaped(bytes).orElse(utf8.text()));
        }
        return utf8.isMostlyRight()
                ? reading(utf8, "it is UTF-8")
                : Guess.of(bytes, utf8).decoded();
    }

    /** If the bytes do not fit the declaration, the file is decoded by what they look like. */
    private static Decoded declared(DeclaredEncoding declared, Reading utf8, byte[] bytes) {
        var reading = Reading.of(bytes, 0, declared.charset());
        String says = "it declares the encoding " + declared.label();
        boolean isUtf8 = utf8.isWhole() && utf8.wide() >= (reading.isWhole() ? NO_CHANCE : 1);
        if (isUtf8 && !declared.charset().equals(StandardCharsets.UTF_8)) {
            return Decoded.doubtful(
                    utf8.text(), says + ", but it is UTF-8 and was read as UTF-8. Correct the declaration");
        }
        if (reading.isWhole() || reading.isMostlyRight()) {
            return reading(reading, says);
        }
        if (utf8.isMostlyRight()) {
            return reading(utf8, says + ", but it looks like UTF-8");
        }
        var guess = Guess.of(bytes, utf8);
        return Decoded.doubtful(
                guess.text(), says + ", but its bytes do not fit, and it was read as " + guess.name() + REMEDY);
    }

    private static Decoded reading(Reading reading, String because) {
        return reading.isWhole()
                ? Decoded.sure(reading.text())
                : Decoded.doubtful(
                        reading.text(),
                        because + ", but " + reading.wrong() + (reading.wrong() == 1 ? " place does" : " places do")
                                + " not fit, the first in line " + reading.firstWrongLine() + "; \uFFFD replaces it"
                                + REMEDY);
    }

    private static boolean hasZero(byte[] bytes) {
        int end = Math.min(bytes.length, BINARY_PROBE_BYTES);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
