package dev.docent.format;

import dev.docent.corpus.Document;

/**
 * Reads one family of formats. Immutable and thread-safe.
 *
 * <p>A parser puts every line that is worth finding into exactly one block, blocks and sections in the order of their
 * lines, and takes time linear in the length of the file whatever it contains.
 */
public interface DocumentParser {
    /** Returns whether this parser reads a file with this path; only the path is looked at. */
    boolean accepts(String path);

    /** Returns a word that changes whenever the parser would build another document from the same file. */
    String version();

    /**
     * Builds the document of a file.
     *
     * @throws ParseException if the file is not what its name says; the message gives the reason in words
     */
    Document parse(FileContent file) throws ParseException;
}
