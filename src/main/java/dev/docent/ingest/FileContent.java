package dev.docent.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that was read, as a parser receives it. Immutable as long as nobody writes to the bytes, which are not copied.
 */
public final class FileContent {
    private static final int BINARY_PROBE_BYTES = 8 * 1024;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final String path;
    private final byte[] bytes;
    private final Optional<String> revision;

    /**
     * @param path the path of the document to build, source name included
     * @param bytes what the file holds; handed over
     * @param revision its version in its source, if known
     */
    public FileContent(String path, byte[] bytes, Optional<String> revision) {
        this.path = path;
        this.bytes = bytes;
        this.revision = revision;
    }

    /** Returns the path of the document to build, source name included. */
    public String path() {
        return path;
    }

    /** Returns the file's own name, which is the title of a document that has no other. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the file's version in its source, if known. */
    public Optional<String> revision() {
        return revision;
    }

    /** Returns the bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Returns the text: UTF-16 when a byte order mark says so, else UTF-8 when it is valid, else windows-1252, in which
     * every byte is some character. Line ends are {@code \n}; a byte order mark is gone.
     *
     * @throws BinaryFileException if there is a zero byte among the first 8 KiB
     */
    public String text() throws BinaryFileException {
        return normalizeLineEnds(decode());
    }

    private String decode() throws BinaryFileException {
        if (startsWith(0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (isBinary()) {
            throw new BinaryFileException();
        }
        return utf8().orElseGet(() -> new String(bytes, WINDOWS_1252));
    }

    /** Returns the text if the bytes are valid UTF-8; line ends as they are. */
    public Optional<String> utf8() {
        int start = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            CharBuffer text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns whether there is a zero byte near the start, which no text has except UTF-16. */
    public boolean isBinary() {
        int end = Math.min(bytes.length, BINARY_PROBE_BYTES);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(int... prefix) {
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

    /** Returns the text with every line end (CRLF, CR, LF) as {@code \n}. */
    public static String normalizeLineEnds(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
