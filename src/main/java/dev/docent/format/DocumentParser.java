package dev.docent.format;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import java.util.Set;

/**
 * Parses one family of formats. Immutable and thread-safe.
 *
 * <p>A parser puts every line that is worth finding into exactly one block. Blocks and sections are in the order of
 * their lines. Its time is linear in the length of the file, whatever the file contains.
 */
public interface DocumentParser {
    /** Returns the languages that it reads. No other parser reads one of them. */
    Set<Language> languages();

    /**
     * Returns the most bytes of a file that it reads.
     *
     * @param text the most bytes of a file of text
     */
    default long maxFileBytes(long text) {
        return text;
    }

    /** Returns a word. Change it whenever the parser would build another document from the same file. */
    String version();

    /**
     * Builds the document of a file.
     *
     * @throws ParseException if the file is not what its name says; the message gives the reason in words
     */
    Document parse(FileContent file) throws ParseException;
}
