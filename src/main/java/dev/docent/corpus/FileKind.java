package dev.docent.corpus;

/** The kind of a file, by its path. It decides whether the file is read in folders where only prose is read. */
public enum FileKind {
    /** Text for people: Markdown, HTML, plain text and the like. */
    PROSE,
    /** Source code and configuration. */
    OTHER,
    /** Its name does not say for certain what it is; its content decides whether it is read. */
    UNKNOWN,
    /** No parser reads it. */
    UNSUPPORTED
}
