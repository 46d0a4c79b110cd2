package dev.docent.source;

/** What kind of place a source reads. The names in lower case are those of {@code GET /api/sources}. */
public enum SourceKind {
    /** A folder of the server. */
    FOLDER,
    /** A commit of a git repository. */
    GIT,
    /** A web site. */
    WEB,
    /** The pages about Docent itself, which are part of the program. */
    GUIDE
}
