package dev.docent.format;

import dev.docent.corpus.Document;

/**
 * Parses one family of formats. Immutable and thread-safe.
 *
 * <p>A parser puts every line that is worth finding into exactly one block. Blocks and sections are in the order of
 * their lines. Its time is linear in the length of the file, whatever the file contains.
 */
public interface DocumentParser {
    /** Returns whether this parser reads a file with this path. It decides only by the path. */
    boolean accepts(String path);

    /** Returns a word. Change it whenever the parser would build another document from the same file. */
    String version();

    /**
     * Builds the document of a file.
     *
     * @throws ParseException if the file is not what its name says; the message gives the reason in words
     */
    Document parse(FileContent file) throws ParseException;
}
