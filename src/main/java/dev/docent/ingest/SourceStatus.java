package dev.docent.ingest;

/** How far a pass is with one source. */
public enum SourceStatus {
    /** The pass has not reached it yet. */
    WAITING,
    /** The pass reads it. */
    RUNNING,
    /** The pass has read all of it. */
    DONE,
    /** The pass could not read it, or not to its end. */
    FAILED
}
