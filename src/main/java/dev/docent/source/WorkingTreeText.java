package dev.docent.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a file for which {@code .gitattributes} says {@code working-tree-encoding}: git stores it as UTF-8 and writes it into
 * the working tree in this encoding. Stateless.
 */
final class WorkingTreeText {
    private static final char MARK = '\uFEFF';

    /** Git refuses files of these encodings without a byte order mark, because their order is unknown. */
    private static final Set<String> MARKED = Set.of("utf-16", "utf-32");

    /** Git for Windows means the little-endian encoding with a byte order mark. */
    private static final String WINDOWS = "utf-16le-bom";

    private WorkingTreeText() {}

    /**
     * Returns the content of a file as git stores it, with a mark that says that it is UTF-8.
     *
     * @param encoding what the attribute says
     * @return the bytes themselves if the encoding is unknown, or is not theirs: then they speak for themselves
     */
    static byte[] asStored(byte[] bytes, String encoding) {
        return charset(encoding)
                .filter(charset -> !MARKED.contains(encoding.toLowerCase(Locale.ROOT)) || isMarked(bytes))
                .flatMap(charset -> decoded(bytes, charset))
                .map(text -> (text.indexOf(MARK) == 0 ? text : MARK + text).getBytes(StandardCharsets.UTF_8))
                .orElse(bytes);
    }

    private static Optional<Charset> charset(String encoding) {
        var name = encoding.equalsIgnoreCase(WINDOWS) ? StandardCharsets.UTF_16LE.name() : encoding;
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isMarked(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        boolean wide = bytes.length >= 4 && first == 0 && (bytes[2] & 0xFF) == 0xFE && (bytes[3] & 0xFF) == 0xFF;
        return first == 0xFEFF || first == 0xFFFE || wide;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
