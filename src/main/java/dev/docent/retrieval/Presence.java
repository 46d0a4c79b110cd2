package dev.docent.retrieval;

/** Whether the documents answer a question, as far as a search can tell. */
public enum Presence {
    /** They probably do. */
    LIKELY,
    /** What would tell is missing: vectors that are not there yet, or a language that documents and model understand. */
    UNSURE,
    /** They probably do not. */
    UNLIKELY
}
