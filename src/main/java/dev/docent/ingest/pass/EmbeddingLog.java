package dev.docent.ingest.pass;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that documents get no vectors, and that they get them again. An embedder that fails would otherwise fill the log with a
 * line for each document and pass. One thread.
 */
final class EmbeddingLog {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingLog.class);

    /** The paths of the documents that have no vectors because the embedder failed. */
    private final Set<String> without = new HashSet<>();

    /** How many documents have had such a failure since the embedder last worked. */
    private int failed;
    /** How many of them the log names. */
    private int said;

    void failed(String path, Throwable cause) {
        if (failed == 0) {
            said = 1;
            LOG.warn(
                    "The passages of {} could not be embedded: {}. Words find them all the same, and each pass tries again."
                            + " Further documents are only counted",
                    path,
                    String.valueOf(cause));
        }
        LOG.debug("The passages of {} could not be embedded", path, cause);
        if (without.add(path)) {
            failed++;
        }
    }

    void embedded(String path) {
        without.remove(path);
    }

    /** Notes the end of a pass. */
    void end() {
        if (failed == 0) {
            return;
        }
        if (without.isEmpty()) {
            LOG.info("Passages are embedded again. Documents that had failed and have their vectors now: {}", failed);
            failed = 0;
            said = 0;
        } else if (without.size() > said) {
            said = without.size();
            LOG.warn("Documents whose passages could not be embedded: {}. Each pass tries again", said);
        }
    }
}
