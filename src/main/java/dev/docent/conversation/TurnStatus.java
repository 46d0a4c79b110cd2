package dev.docent.conversation;

/** How far a turn has come. */
public enum TurnStatus {
    /** The answer is being written. */
    RUNNING,
    /** The answer is whole, or was stopped by its reader. */
    DONE,
    /** The answer ended with an error; what was written before is kept. */
    ERROR,
    /** The server ended while the answer was being written. */
    INTERRUPTED
}
