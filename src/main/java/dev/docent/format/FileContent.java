package dev.docent.format;

import dev.docent.format.encoding.Decoded;
import dev.docent.format.encoding.Encodings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of a file for a parser. The bytes are not copied and must not be changed. One thread at a time. */
public final class FileContent {
    private final String path;
    private final byte[] bytes;
    private final @Nullable String revision;
    /** Whether the text was requested. */
    private boolean read;
    /** The text after it was requested; null before, and for a binary file. */
    private @Nullable Decoded decoded;

    /**
     * @param path the path of the document to build, with the name of the source
     * @param bytes the bytes of the file; not copied
     * @param revision its version in its source, if known
     */
    public FileContent(String path, byte[] bytes, @Nullable String revision) {
        this.path = path;
        this.bytes = bytes;
        this.revision = revision;
    }

    /** Creates the content of a file whose source knows no versions. */
    public FileContent(String path, byte[] bytes) {
        this(path, bytes, null);
    }

    /** Returns the path of the document to build, with the name of the source. */
    public String path() {
        return path;
    }

    /** Returns the file's own name, which is the title of a document without another title. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the file's version in its source, if known. */
    public Optional<String> revision() {
        return Optional.ofNullable(revision);
    }

    /** Returns the bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Returns the text, decoded by its byte order mark, by the encoding that it declares, as UTF-8, or by a guess
     * from its bytes. {@link #doubt()} says whether this is a guess. Line ends are {@code \n}; a byte order mark is
     * removed.
     *
     * @throws BinaryFileException if there is a zero byte among the first 8 KiB, and the file is not UTF-16
     */
    public String text() throws BinaryFileException {
        return normalizeLineEnds(decoded().orElseThrow(BinaryFileException::new).text());
    }

    /** Returns why the text may not be what its author wrote, and what to do, in words; empty if the encoding is known, or nobody asked for the text. */
    public String doubt() {
        return decoded == null ? "" : decoded.doubt();
    }

    private Optional<Decoded> decoded() {
        if (!read) {
            decoded = Encodings.decode(path, bytes).orElse(null);
            read = true;
        }
        return Optional.ofNullable(decoded);
    }

    /** Returns the text with every line end (CRLF, CR, LF) as {@code \n}. */
    public static String normalizeLineEnds(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
