package dev.docent.conversation;

import java.util.Locale;

/** How far a turn has come. */
public enum TurnStatus {
    /** The answer is being written. */
    RUNNING,
    /** The answer is whole, or was stopped by its reader. */
    DONE,
    /** The answer ended with an error; what was written before is kept. */
    ERROR,
    /** The server ended while the answer was being written. */
    INTERRUPTED;

    /** Returns the name on the wire and in the database: {@code running}, {@code done}, {@code error}, {@code interrupted}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the status with that {@linkplain #wireName() name}. */
    static TurnStatus ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
