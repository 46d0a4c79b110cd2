package dev.docent.conversation;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the libraries' own accounts of a normal start, some fifteen lines, out of the log, unless the operator has given
 * their loggers a level.
 */
final class LibraryLogs {
    /** A strong reference, because the log manager forgets loggers, and their levels, that nobody references. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("com.zaxxer.hikari"));

    private LibraryLogs() {}

    static void onlyWarnings() {
        for (var logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.WARNING);
            }
        }
    }
}
