package dev.docent.ingest.files;

/** What became of a path that somebody asked about. */
public enum FileVerdict {
    /** Its text is in the index. */
    INDEXED,
    /** It could not be read or parsed, or exceeds a limit. */
    FAILED,
    /** A rule leaves it out, or a folder above it. */
    LEFT_OUT,
    /** Nothing leaves it out, and no pass has read it yet. */
    WAITING,
    /** It is a folder that is read. */
    FOLDER,
    /** No source has such a file. */
    UNKNOWN
}
