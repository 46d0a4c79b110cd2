package dev.docent.ingest.pass;

import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceProgress;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources that the index has documents of, but the settings no longer name. One thread. */
final class FormerSources {
    private static final Logger LOG = LoggerFactory.getLogger(FormerSources.class);

    private final PassProgress progress;
    private final PassTools tools;

    FormerSources(PassProgress progress, PassTools tools) {
        this.progress = progress;
        this.tools = tools;
    }

    /** Takes their documents out of the index. */
    void remove() {
        var names = progress.sources().stream().map(SourceProgress::name).collect(Collectors.toSet());
        var index = tools.index();
        for (var name : index.sources()) {
            if (!names.contains(name)) {
                var paths = index.fingerprints(name).keySet();
                paths.forEach(index::remove);
                LOG.info("Removed {} documents of {}, which is no longer a source", paths.size(), name);
            }
        }
        tools.pace().refresh();
    }
}
