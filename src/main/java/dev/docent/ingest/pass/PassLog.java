package dev.docent.ingest.pass;

import dev.docent.ingest.status.SourceState;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what passes did. Passes run regularly, so a message of the pass before is not repeated. One thread. */
final class PassLog {
    private static final Logger LOG = LoggerFactory.getLogger(PassLog.class);

    /** The most formats in a line. */
    private static final int MAX_FORMATS = 5;

    /** The last line about each source, and about the index. */
    private final Map<String, String> said = new HashMap<>();

    /** Logs that a source was read completely. */
    void indexed(SourceState source) {
        var counts = source.counts();
        int removed = source.gaps().removed();
        var line = "Indexed " + source.name() + ": " + counts.files() + " files, " + counts.failed() + " failed, "
                + (counts.doubtful() > 0 ? counts.doubtful() + " in a guessed encoding, " : "")
                + source.gaps().skipped() + " left out, " + counts.chunks() + " passages in all";
        if (isNew("source " + source.name(), line) || counts.indexed() > 0 || removed > 0) {
            LOG.info("{}; {} new or changed, {} removed", line, counts.indexed(), removed);
        }
        if (counts.files() == 0 && isNew("nothing in " + source.name(), nothing(source))) {
            LOG.warn("{}", nothing(source));
        }
    }

    /** Logs that a source as a whole could not be read. */
    void failed(String source, String message) {
        if (isNew("source " + source, message)) {
            LOG.warn("{}", message);
        }
    }

    /** Logs the stack of what went wrong with a source and should not have. */
    void broke(String source, Throwable failure) {
        if (isNew("fault of " + source, failure.toString())) {
            LOG.error("Docent failed on {}. The other sources are read all the same", source, failure);
        }
    }

    /** Logs that a pass ended early. */
    void ended(Throwable failure) {
        if (failure instanceof UncheckedIOException) {
            // Mostly a failure of the disk: the message says so, and a stack trace would not help.
            if (isNew("index", String.valueOf(failure.getMessage()))) {
                LOG.error(
                        "The pass over the sources ended early. The next pass will try again. {}",
                        failure.getMessage());
            }
        } else {
            LOG.error("The pass over the sources ended early", failure);
        }
    }

    /** Notes that a pass ended with everything on disk. */
    void committed() {
        said.remove("index");
    }

    private boolean isNew(String about, String line) {
        return !line.equals(said.put(about, line));
    }

    private static String nothing(SourceState source) {
        if (source.gaps().skipped() == 0) {
            return "There is nothing in " + source.location() + ". Is it mounted, and is it the right folder?";
        }
        var reasons = source.gaps().leftOut().stream()
                .map(group -> group.text() + ": " + group.count() + formats(group.formats()))
                .collect(Collectors.joining("; "));
        return "There is no file in " + source.location() + " that Docent reads. Left out: " + reasons + ".";
    }

    private static String formats(Map<String, Integer> formats) {
        return formats.isEmpty()
                ? ""
                : formats.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .limit(MAX_FORMATS)
                        .map(format -> (format.getKey().isEmpty() ? "no extension" : format.getKey()) + " "
                                + format.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
