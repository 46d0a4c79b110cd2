package dev.docent.launch;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs one readable line per record, and only warnings of the server, unless the user has configured logging. */
final class LogFormat {
    private static final String ONE_LINE = "%1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n";
    private static final List<String> CONFIGURED_BY = List.of(
            "java.util.logging.config.file",
            "java.util.logging.config.class",
            "java.util.logging.manager",
            "java.util.logging.SimpleFormatter.format");

    /** It only logs failed starts, with a stack trace. The launcher's last line says why. */
    private static final Logger WEB_APPLICATION = Logger.getLogger("org.eclipse.jetty.ee10.webapp.WebAppContext");

    /** Held here because the JDK holds loggers weakly, and a collected one loses its level. */
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
