package dev.docent.ingest.pass;

import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceProgress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources that the index has documents of, but the settings no longer name. One thread, except where it says otherwise. */
final class FormerSources {
    private static final Logger LOG = LoggerFactory.getLogger(FormerSources.class);

    private final PassProgress progress;
    private final PassTools tools;
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

    FormerSources(PassProgress progress, PassTools tools) {
        this.progress = progress;
        this.tools = tools;
    }

    /** Calls the listener, from now on, with the names of all sources, in each pass, when documents of others are gone for good. */
    void addListener(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    /** Takes their documents out of the index. */
    void remove() {
        boolean removed = false;
        var names = progress.sources().stream().map(SourceProgress::name).collect(Collectors.toSet());
        var index = tools.index();
        for (var name : index.sources()) {
            if (!names.contains(name)) {
                var paths = index.fingerprints(name).keySet();
                paths.forEach(index::remove);
                removed = true;
                LOG.info("Removed {} documents of {}, which is no longer a source", paths.size(), name);
            }
        }
        if (removed) {
            tools.pace().commit();
        } else {
            tools.pace().refresh();
        }
        for (var listener : listeners) {
            try {
                listener.accept(names);
            } catch (RuntimeException e) {
                LOG.warn("What is kept of former sources could not be deleted; the next pass tries again", e);
            }
        }
    }
}
