package dev.docent.conversation.migration;

import java.io.Serial;

/** Says that a database was written by a newer version of Docent, which this one must not touch. */
public final class NewerDatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NewerDatabaseException(String found, int known) {
        super("step " + found + " of its tables; this version knows " + known);
    }
}
