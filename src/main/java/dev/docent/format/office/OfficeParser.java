package dev.docent.format.office;

import dev.docent.corpus.Document;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Rendition;
import dev.docent.format.zip.UnreadableException;

/**
 * Parses files of office programs. Files that are encrypted, have no text, are broken, are something else or cost too much fail, each
 * with a reason in words. Immutable and thread-safe.
 */
public abstract class OfficeParser implements DocumentParser {
    private static final long MAX_FILE_BYTES = 50L << 20;

    /** Returns 50 MiB, because pictures are most of such a file, or more if text may be longer. */
    @Override
    public final long maxFileBytes(long text) {
        return Math.max(text, MAX_FILE_BYTES);
    }

    @Override
    public final Document parse(FileContent file) throws ParseException {
        try {
            return read(file);
        } catch (UnreadableException e) {
            throw e.asParseException();
        } catch (OutOfMemoryError e) {
            throw new ParseException("this file takes more memory than Docent has. Split it, or save it anew", e);
        }
    }

    /**
     * Builds the document of a file.
     *
     * @throws UnreadableException if the file is not what its name says, or cannot be read
     */
    protected abstract Document read(FileContent file);

    /** Requires that a document has text. */
    protected static void requireText(Rendition rendition) {
        if (rendition.length() == 0) {
            throw new UnreadableException(
                    "this file has no text, only pictures or nothing. Add what they show in words");
        }
    }
}
