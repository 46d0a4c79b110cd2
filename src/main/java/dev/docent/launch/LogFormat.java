package dev.docent.launch;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One readable line per log record, and nothing of the server's chatter, unless the person who starts Docent configured logging. */
final class LogFormat {
    private static final String ONE_LINE = "%1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n";
    private static final List<String> CONFIGURED_BY = List.of(
            "java.util.logging.config.file",
            "java.util.logging.config.class",
            "java.util.logging.manager",
            "java.util.logging.SimpleFormatter.format");

    /** It writes of a failed start only, with a stack; the launcher's last line says why. */
    private static final Logger WEB_APPLICATION = Logger.getLogger("org.eclipse.jetty.ee10.webapp.WebAppContext");

    /** Held here because the JDK holds loggers weakly: a collected one forgets its level. */
    private static final Logger SERVER = Logger.getLogger("org.eclipse.jetty");

    private LogFormat() {}

    static void applyUnlessConfigured() {
        if (CONFIGURED_BY.stream().anyMatch(key -> System.getProperty(key) != null)) {
            return;
        }
        System.setProperty("java.util.logging.SimpleFormatter.format", ONE_LINE);
        SERVER.setLevel(Level.WARNING);
        WEB_APPLICATION.setLevel(Level.OFF);
    }
}
