package dev.docent.format.pdf;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what PDFBox says about damaged files out of the log: a line for each character without a name, for example. An
 * administrator who sets a level for its loggers sees it.
 */
final class PdfLogs {
    /** A strong reference, because the log manager forgets loggers that nobody references, and their levels. */
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    private static final Logger FONTBOX = Logger.getLogger("org.apache.fontbox");

    private PdfLogs() {}

    static void off() {
        off(PDFBOX);
        off(FONTBOX);
    }

    private static void off(Logger logger) {
        if (logger.getLevel() == null) {
            logger.setLevel(Level.OFF);
        }
    }
}
