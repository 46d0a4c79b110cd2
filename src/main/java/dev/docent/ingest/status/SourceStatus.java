package dev.docent.ingest.status;

/** The progress of a pass in one source. */
public enum SourceStatus {
    /** The pass has not reached it yet. */
    WAITING,
    /** The pass reads it. */
    RUNNING,
    /** The pass has read all of it. */
    DONE,
    /** The pass could not read it, or only a part of it. */
    FAILED,
    /** The pass was cancelled before it had read all of it. */
    CANCELLED
}
