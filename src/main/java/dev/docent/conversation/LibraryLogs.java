package dev.docent.conversation;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what the libraries log at a normal start, some fifteen lines, out of the log, unless the administrator has set levels
 * for their loggers.
 */
final class LibraryLogs {
    /** Strong references, because the log manager forgets loggers that nobody references, and their levels. */
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
