package dev.docent.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to what a class logs from the level INFO on, until it is closed. Thread-safe. */
public final class LogLines implements AutoCloseable {
    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(formatter.formatMessage(line));
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private LogLines(Logger logger) {
        this.logger = logger;
        logger.addHandler(handler);
    }

    /** Listens to a class. */
    public static LogLines of(Class<?> type) {
        return new LogLines(Logger.getLogger(type.getName()));
    }

    /** Returns the lines so far. */
    public List<String> seen() {
        return List.copyOf(lines);
    }

    /** Returns the lines since the last call of this. */
    public List<String> take() {
        var taken = List.copyOf(lines);
        lines.removeAll(taken);
        return taken;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
