package dev.docent.corpus;

/** What a file is by its path: what decides whether it is read where only prose is. */
public enum FileKind {
    /** Text for people: Markdown, HTML, plain text and the like. */
    PROSE,
    /** Source code and configuration. */
    OTHER,
    /** No parser reads it. */
    UNSUPPORTED
}
