package dev.docent.corpus;

/** The kind of a block of a document. */
public enum BlockKind {
    /** Running text. */
    PROSE,
    /** A bulleted or numbered list. */
    LIST,
    /** A fenced block of a document, or source code and configuration. */
    CODE,
    /** A table. */
    TABLE
}
