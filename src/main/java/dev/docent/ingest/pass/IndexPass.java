package dev.docent.ingest.pass;

import dev.docent.ingest.files.FileLists;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceProgress;
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
    private final SourceLooks looks;
    private final FormerSources former;
    private final PassLog log = new PassLog();
    /** The sources that this pass reads. */
    private List<SourceProgress> sources = List.of();

    /** @param onReady called when a source was read completely */
    public IndexPass(PassTools tools, PassProgress progress, FileLists lists, Runnable onReady) {
        this.tools = tools;
        this.progress = progress;
        this.looks = new SourceLooks(tools, progress, lists, log, onReady);
        this.former = new FormerSources(progress, tools);
    }

    /**
     * Runs a pass.
     *
     * @param names of the sources that are read; the others keep their documents and their state
     * @param path the only path in the only source that is looked at; empty for all
     * @param onRead called when the sources were read, before vectors are computed
     */
    public void run(Set<String> names, String path, Runnable onRead) {
        sources = progress.begin(names, path);
        boolean failed = true;
        try {
            // A cancellation from now on is seen below, or stops the sources again.
            sources.forEach(source -> source.source().renew());
            var kept = tools.index().keepVectors();
            try {
                read(path);
            } finally {
                kept.close();
            }
            onRead.run();
            tools.vectors().run();
            sources.forEach(looks::list);
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

    /**
     * Calls the listener in each pass with the names of all sources, when the documents of all others are gone for good. Any
     * thread may call this.
     */
    public void addFormerListener(Consumer<Set<String>> listener) {
        former.addListener(listener);
    }

    private void forEachSource(Consumer<SourceProgress> step) {
        for (var source : sources) {
            if (!tools.stopped().getAsBoolean()) {
                step.accept(source);
            }
        }
    }

    private void read(String path) {
        former.remove();
        if (path.isEmpty() || !looks.look(sources.get(0), path)) {
            forEachSource(looks::count);
            forEachSource(looks::index);
        }
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
            giveBack();
            return false;
        }
    }

    /**
     * Opens the index again, which deletes what the pass has written since its last commit. Otherwise a full disk would stay
     * full, and the database would have no room for answers.
     */
    private void giveBack() {
        try {
            var unused = tools.index().sources();
        } catch (RuntimeException e) {
            LOG.debug("The index cannot be opened again yet", e);
        }
    }
}
