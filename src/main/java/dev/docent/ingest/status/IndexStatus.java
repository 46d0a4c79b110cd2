package dev.docent.ingest.status;

/** What the index is doing. */
public enum IndexStatus {
    /** A pass runs. */
    RUNNING,
    /** No pass runs. */
    IDLE,
    /** No pass runs, because the last one ended early or could read no source. */
    FAILED
}
