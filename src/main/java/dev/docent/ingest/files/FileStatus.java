package dev.docent.ingest.files;

/** The state of a file. */
public enum FileStatus {
    /** Its text is in the index. */
    INDEXED,
    /** It could not be read or parsed, or exceeds a limit. */
    FAILED,
    /** A rule leaves it out. */
    LEFT_OUT
}
