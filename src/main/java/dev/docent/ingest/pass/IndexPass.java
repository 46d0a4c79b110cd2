package dev.docent.ingest.pass;

import dev.docent.ingest.files.FileLists;
import dev.docent.ingest.files.FilePaths;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceProgress;
import dev.docent.source.SourceException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes over sources, one after the other. One pass at a time. */
public final class IndexPass {
    private static final Logger LOG = LoggerFactory.getLogger(IndexPass.class);

    private final PassTools tools;
    private final PassProgress progress;
    private final FileLists lists;
    private final Runnable onReady;
    private final PassLog log = new PassLog();
    /** The sources that this pass reads. */
    private List<SourceProgress> sources = List.of();

    /** @param onReady called when a source was read completely */
    public IndexPass(PassTools tools, PassProgress progress, FileLists lists, Runnable onReady) {
        this.tools = tools;
        this.progress = progress;
        this.lists = lists;
        this.onReady = onReady;
    }

    /**
     * Runs a pass.
     *
     * @param names of the sources that are read; the others keep their documents and their state
     * @param path the only path in the only source that is looked at; empty for all
     */
    public void run(Set<String> names, String path) {
        sources = progress.begin(names, path);
        boolean failed = true;
        try {
            removeOtherSources();
            if (path.isEmpty() || !looked(sources.get(0), path)) {
                forEachSource(this::count);
                forEachSource(this::index);
            }
            tools.vectors().run();
            sources.forEach(this::list);
            failed = allFailed();
        } catch (RuntimeException | Error e) {
            // An Error too: it must be reported, and the next pass may succeed.
            fail(e);
        } finally {
            failed |= !commit();
            sources.forEach(SourceProgress::cancel);
            progress.end(failed);
        }
    }

    private void forEachSource(Consumer<SourceProgress> step) {
        for (var source : sources) {
            if (!tools.stopped().getAsBoolean()) {
                step.accept(source);
            }
        }
    }

    private void removeOtherSources() {
        var names = new HashSet<String>();
        progress.sources().forEach(source -> names.add(source.name()));
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

    /** Counts the files before the work on them begins, and reports a missing source at once. */
    private void count(SourceProgress counts) {
        try {
            counts.source().refresh();
            counts.source().survey(new FileCount(counts, progress, tools.stopped()));
        } catch (SourceException e) {
            fail(counts, e);
        } catch (RuntimeException e) { // The fault is Docent's own. The other sources are read all the same.
            LOG.warn("Docent failed on {}", counts.name(), e);
            fail(
                    counts,
                    new SourceException("Docent failed on " + counts.name()
                            + "; the server's log says why. The next pass tries again"));
        }
        tell(counts);
    }

    private void tell(SourceProgress counts) {
        list(counts);
        progress.tell();
    }

    private void list(SourceProgress counts) {
        lists.put(counts.name(), counts.named());
    }

    private void fail(SourceProgress counts, SourceException failure) {
        String message = String.valueOf(failure.getMessage());
        counts.fail(message);
        log.failed(counts.name(), message);
    }

    private void index(SourceProgress counts) {
        if (counts.isFailed()) {
            return;
        }
        counts.begin();
        progress.tell();
        try {
            new SourcePass(counts, tools).run();
            if (!tools.stopped().getAsBoolean()) {
                tools.pace().commit();
                counts.end();
                onReady.run();
                log.indexed(counts.state());
            }
        } catch (SourceException e) {
            fail(counts, e);
        }
        tell(counts);
    }

    /**
     * Looks at one path of a source that was read completely before.
     *
     * @return false if all of the source must be looked at
     */
    private boolean looked(SourceProgress counts, String path) {
        if (!counts.isDone()) {
            counts.reset();
            return false;
        }
        var known = new HashMap<>(tools.index().fingerprints(counts.name()));
        known.keySet().removeIf(whole -> !FilePaths.isIn(whole, counts.name() + "/" + path));
        counts.reset(path, known.size());
        counts.begin();
        progress.tell();
        try {
            if (!new SourcePass(counts, tools, known).look(path)) {
                counts.reset();
                return false;
            }
            if (!tools.stopped().getAsBoolean()) {
                tools.pace().commit();
                counts.endLook();
                log.indexed(counts.state());
            }
        } catch (SourceException e) {
            fail(counts, e);
        }
        tell(counts);
        return true;
    }

    private boolean allFailed() {
        var all = progress.sources();
        return !all.isEmpty() && all.stream().allMatch(SourceProgress::isFailed);
    }

    private void fail(Throwable failure) {
        log.ended(failure);
        for (var source : sources) {
            if (!source.isDone() && !source.isFailed()) {
                source.fail("The index could not be written: " + failure.getMessage());
            }
        }
    }

    private boolean commit() {
        try {
            tools.pace().commit();
            log.committed();
            return true;
        } catch (RuntimeException e) {
            log.ended(e);
            return false;
        }
    }
}
