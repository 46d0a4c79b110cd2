package dev.docent.format.email;

import dev.docent.format.FileContent;
import dev.docent.format.encoding.Encodings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Decodes bytes by the charset that a message names, or by what they look like. Stateless. */
final class Charsets {
    private Charsets() {}

    /** Returns the text, with line ends {@code \n}. An unknown charset, or ASCII that is none, is guessed. */
    static String decode(byte[] bytes, String name) {
        var text = charset(name).map(charset -> new String(bytes, charset)).orElseGet(() -> guess(bytes));
        return FileContent.normalizeLineEnds(text);
    }

    private static String guess(byte[] bytes) {
        return Encodings.decode("message.txt", bytes)
                .map(decoded -> decoded.text())
                .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(name.strip())
                    .filter(it -> !it.isEmpty())
                    .map(Charset::forName)
                    .filter(it -> !it.equals(StandardCharsets.US_ASCII));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
