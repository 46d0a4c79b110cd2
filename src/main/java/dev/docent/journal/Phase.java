package dev.docent.journal;

/** What Docent does before the text of an answer comes. */
public enum Phase {
    /** The question waits for its turn. */
    QUEUED,
    /** The model writes the question so that it can be understood alone, or in a language of the documents. */
    REWRITING,
    /** Docent searches for passages. */
    SEARCHING,
    /** Docent has asked the model. */
    ASKING,
    /** Docent looks up what the model has asked for. */
    LOOKING,
    /** The model failed, and Docent asks it again, or another one. */
    RETRYING
}
