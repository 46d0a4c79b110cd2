package dev.docent.source;

import dev.docent.corpus.FileKind;

/** Which files can be read, by their names. Thread-safe. */
public interface FileFormats {
    /** Returns the kind of a file with this path. */
    FileKind kind(String path);

    /**
     * Returns the most bytes of a file with this path.
     *
     * @param text the most bytes of a file of text
     */
    long maxFileBytes(String path, long text);
}
