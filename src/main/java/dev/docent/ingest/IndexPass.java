package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import dev.docent.source.Source;
import dev.docent.source.SourceException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes over all sources, one after the other. One pass at a time. */
final class IndexPass {
    private static final Logger LOG = LoggerFactory.getLogger(IndexPass.class);

    private final List<Source> sources;
    private final DocumentReader reader;
    private final ChunkIndex index;
    private final PassProgress progress;
    private final BooleanSupplier stopped;
    private final Runnable onReady;
    private final Pace pace;
    private final DocumentQueue queue;
    private final FileLists lists;
    private final PassLog log = new PassLog();

    IndexPass(
            List<Source> sources,
            DocumentReader reader,
            EmbeddingPool pool,
            ChunkIndex index,
            PassProgress progress,
            FileLists lists,
            Clock clock,
            BooleanSupplier stopped,
            Runnable onReady) {
        this.sources = sources;
        this.reader = reader;
        this.index = index;
        this.progress = progress;
        this.lists = lists;
        this.stopped = stopped;
        this.onReady = onReady;
        this.pace = new Pace(index, progress, clock);
        this.queue = new DocumentQueue(pool, index, pace, stopped);
    }

    void run() {
        progress.begin();
        boolean failed = true;
        try {
            removeOtherSources();
            for (int i = 0; i < sources.size() && !stopped.getAsBoolean(); i++) {
                count(sources.get(i), progress.source(i));
            }
            for (int i = 0; i < sources.size() && !stopped.getAsBoolean(); i++) {
                if (!progress.source(i).isFailed()) {
                    index(sources.get(i), progress.source(i));
                }
            }
            failed = allFailed();
        } catch (RuntimeException | Error e) {
            // An Error too: it must be reported, and the next pass may succeed.
            fail(e);
        } finally {
            queue.clear();
            failed |= !commit();
            progress.end(failed);
        }
    }

    private void removeOtherSources() {
        var names = new HashSet<String>();
        sources.forEach(source -> names.add(source.name()));
        for (var name : index.sources()) {
            if (!names.contains(name)) {
                var paths = index.fingerprints(name).keySet();
                paths.forEach(index::remove);
                LOG.info("Removed {} documents of {}, which is no longer a source", paths.size(), name);
            }
        }
        pace.refresh();
    }

    /** Counts the files before the work on them begins, and reports a missing source at once. */
    private void count(Source source, SourceProgress counts) {
        try {
            source.walk(new FileCount(counts, progress, stopped));
        } catch (SourceException e) {
            fail(counts, e);
        }
        lists.put(source.name(), counts.named());
        progress.tell();
    }

    private void fail(SourceProgress counts, SourceException failure) {
        String message = String.valueOf(failure.getMessage());
        counts.fail(message);
        log.failed(counts.name(), message);
    }

    private void index(Source source, SourceProgress counts) {
        counts.begin();
        progress.tell();
        try {
            new SourcePass(source, counts, reader, queue, index, pace, stopped).run();
            if (!stopped.getAsBoolean()) {
                pace.commit();
                counts.end();
                onReady.run();
                log.indexed(counts.state());
            }
        } catch (SourceException e) {
            fail(counts, e);
        }
        lists.put(source.name(), counts.named());
        progress.tell();
    }

    private boolean allFailed() {
        boolean any = false;
        for (int i = 0; i < sources.size(); i++) {
            if (!progress.source(i).isFailed()) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private void fail(Throwable failure) {
        log.ended(failure);
        for (int i = 0; i < sources.size(); i++) {
            if (!progress.source(i).isDone() && !progress.source(i).isFailed()) {
                progress.source(i).fail("The index could not be written: " + failure.getMessage());
            }
        }
    }

    private boolean commit() {
        try {
            pace.commit();
            log.committed();
            return true;
        } catch (RuntimeException e) {
            log.ended(e);
            return false;
        }
    }
}
