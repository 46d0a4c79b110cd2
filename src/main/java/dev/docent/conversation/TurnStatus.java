package dev.docent.conversation;

/** How far a turn has come. */
public enum TurnStatus {
    /** The answer is being written. */
    RUNNING,
    /** The answer is complete, or a reader stopped it. */
    DONE,
    /** The answer ended with an error. The text so far is kept. */
    ERROR,
    /** The server ended while the answer was being written. */
    INTERRUPTED
}
