package dev.docent.ingest.pass;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.status.SourceProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes documents of one source out of the index, and logs why. One thread. */
final class Removals {
    /** The most names in a line of the log. */
    private static final int NAMES_IN_LOG = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Removals.class);

    private final SourceProgress counts;
    private final ChunkIndex index;
    private final Pace pace;
    private final IndexWork work;
    /** What was removed from the index, by reason. */
    private final Map<String, List<String>> removed = new LinkedHashMap<>();

    Removals(SourceProgress counts, ChunkIndex index, Pace pace, IndexWork work) {
        this.work = work;
        this.counts = counts;
        this.index = index;
        this.pace = pace;
    }

    /** @param paths inside the source */
    void remove(List<String> paths, String why) {
        if (paths.isEmpty()) {
            return;
        }
        work.run(() -> paths.forEach(path -> index.remove(counts.name() + "/" + path)));
        removed.computeIfAbsent(why, reason -> new ArrayList<>()).addAll(paths);
        counts.removed(paths.size());
        pace.changed();
    }

    /** Logs what was removed, one line for each reason. */
    void log() {
        removed.forEach((why, paths) -> LOG.info(
                "Removed {} of {} from the index, {}: {}", documents(paths), counts.name(), why, names(paths)));
    }

    private static String documents(List<String> paths) {
        return paths.size() == 1 ? "1 document" : paths.size() + " documents";
    }

    private static String names(List<String> paths) {
        String first = paths.stream().limit(NAMES_IN_LOG).collect(Collectors.joining(", "));
        return paths.size() <= NAMES_IN_LOG ? first : first + " and " + (paths.size() - NAMES_IN_LOG) + " more";
    }
}
