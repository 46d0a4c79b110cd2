package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pass over all sources. Documents are put into the index in the order in which they were found, each when the last of its
 * chunks is embedded; while the embedder computes, the files that follow are read. One pass at a time.
 */
final class IndexPass {
    /** The most documents that wait for their chunks; the next file is read when the first of them is done. */
    private static final int MAX_PENDING = 64;

    private static final Logger LOG = LoggerFactory.getLogger(IndexPass.class);

    private record Pending(
            SourceProgress progress,
            String source,
            String path,
            DocumentReader.Read read,
            CompletableFuture<List<EmbeddedChunk>> chunks) {}

    private final List<Source> sources;
    private final DocumentReader reader;
    private final EmbeddingPool pool;
    private final ChunkIndex index;
    private final Progress progress;
    private final BooleanSupplier stopped;
    private final Runnable onReady;
    private final Pace pace;
    private final Deque<Pending> pending = new ArrayDeque<>();

    IndexPass(
            List<Source> sources,
            DocumentReader reader,
            EmbeddingPool pool,
            ChunkIndex index,
            Progress progress,
            Clock clock,
            BooleanSupplier stopped,
            Runnable onReady) {
        this.sources = sources;
        this.reader = reader;
        this.pool = pool;
        this.index = index;
        this.progress = progress;
        this.stopped = stopped;
        this.onReady = onReady;
        this.pace = new Pace(index, progress, clock);
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
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            pending.clear();
            failed |= !commit();
            progress.end(failed);
        }
    }

    private void removeOtherSources() {
        var names = new HashSet<String>();
        sources.forEach(source -> names.add(source.name()));
        for (var name : index.sources()) {
            if (!names.contains(name)) {
                index.fingerprints(name).keySet().forEach(index::remove);
                LOG.info("Removed the documents of {}, which is no longer a source", name);
            }
        }
        pace.refresh();
    }

    /** Counts the files before the work on them begins, so that its progress has an end; tells a missing source at once. */
    private void count(Source source, SourceProgress counts) {
        try {
            source.walk(new Count(counts));
        } catch (SourceException e) {
            fail(counts, e);
        }
        progress.tell();
    }

    private static void fail(SourceProgress counts, SourceException failure) {
        counts.fail(String.valueOf(failure.getMessage()));
        LOG.warn("{}", failure.getMessage());
    }

    private void index(Source source, SourceProgress counts) {
        counts.begin();
        progress.tell();
        Map<String, String> known = new HashMap<>(index.fingerprints(source.name()));
        try {
            var walk = new Walk(source.name(), counts, known);
            source.walk(walk);
            drain(0);
            if (!stopped.getAsBoolean()) {
                known.keySet().forEach(index::remove);
                pace.commit();
                counts.files = walk.seen;
                counts.end();
                onReady.run();
                LOG.info(
                        "Indexed {}: {} files, {} new or changed, {} chunks in all",
                        source.name(),
                        counts.files,
                        counts.indexed,
                        counts.chunks);
            }
        } catch (SourceException e) {
            drain(0);
            fail(counts, e);
        }
        progress.tell();
    }

    /** Puts documents into the index until only so many wait; stops waiting when told to stop. */
    private void drain(int left) {
        while (!pending.isEmpty()) {
            boolean done = pending.getFirst().chunks().isDone();
            if (!done && (pending.size() <= left || stopped.getAsBoolean())) {
                return;
            }
            store(pending.removeFirst());
        }
    }

    private void store(Pending next) {
        List<EmbeddedChunk> chunks;
        try {
            chunks = next.chunks().join();
        } catch (CompletionException e) {
            if (stopped.getAsBoolean()) {
                return; // not a failure of the document: it comes with the next pass
            }
            LOG.warn("The chunks of {} could not be embedded", next.path(), e.getCause());
            leaveOut(next.progress(), next.source(), next.path(), "its chunks could not be embedded: " + e.getCause());
            return;
        }
        index.put(next.source(), next.read().fingerprint(), next.read().document(), chunks);
        next.progress().indexed++;
        pace.documentStored();
    }

    private void leaveOut(SourceProgress counts, String source, String path, String reason) {
        counts.failed(path.substring(source.length() + 1), reason);
        index.remove(path);
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

    private void fail(RuntimeException failure) {
        LOG.error("The pass over the sources ended early", failure);
        for (int i = 0; i < sources.size(); i++) {
            if (!progress.source(i).isDone() && !progress.source(i).isFailed()) {
                progress.source(i).fail("The index could not be written: " + failure.getMessage());
            }
        }
    }

    private boolean commit() {
        try {
            pace.commit();
            return true;
        } catch (RuntimeException e) {
            LOG.error("The index could not be committed; the next pass does the work again", e);
            return false;
        }
    }

    /** Counts the files of one source. */
    private final class Count implements SourceVisitor {
        private final SourceProgress counts;

        Count(SourceProgress counts) {
            this.counts = counts;
        }

        @Override
        public boolean file(SourceFile file) {
            counts.files++;
            return goOn();
        }

        @Override
        public boolean skipped(String path, String reason) {
            return goOn();
        }

        @Override
        public boolean failed(String path, String reason) {
            return goOn();
        }

        private boolean goOn() {
            progress.changed();
            return !stopped.getAsBoolean();
        }
    }

    /** Receives the files of one source. */
    private final class Walk implements SourceVisitor {
        private final String source;
        private final SourceProgress counts;
        /** What the index remembers of the files that were not seen yet. */
        private final Map<String, String> known;
        /** How many files there really were: some may have come or gone since they were counted. */
        private int seen;

        Walk(String source, SourceProgress counts, Map<String, String> known) {
            this.source = source;
            this.counts = counts;
            this.known = known;
        }

        @Override
        public boolean file(SourceFile file) {
            String path = source + "/" + file.path();
            String remembered = known.remove(path);
            seen++;
            try {
                var read = reader.read(path, file, remembered);
                if (read.isEmpty()) {
                    counts.unchanged++;
                } else {
                    var chunks = pool.embed(read.get().chunks(), stopped);
                    pending.addLast(new Pending(counts, source, path, read.get(), chunks));
                }
            } catch (BinaryFileException e) {
                seen--;
                counts.files--;
                index.remove(path);
                return skipped(file.path(), String.valueOf(e.getMessage()));
            } catch (ParseException e) {
                leaveOut(counts, source, path, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                leaveOut(counts, source, path, "it cannot be read: " + e.getMessage());
            }
            return goOn();
        }

        @Override
        public boolean skipped(String path, String reason) {
            counts.skipped++;
            LOG.debug("Skipped {}/{}: {}", source, path, reason);
            return goOn();
        }

        @Override
        public boolean failed(String path, String reason) {
            counts.failed(path, reason);
            return goOn();
        }

        private boolean goOn() {
            drain(MAX_PENDING);
            pace.mark();
            return !stopped.getAsBoolean();
        }
    }
}
