package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import dev.docent.index.Embedder;
import dev.docent.source.Source;
import dev.docent.split.Splitter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index up to date with its sources, one pass at a time. Thread-safe.
 *
 * <p>A file is read again when its size or time of change differs from what the index remembers, and embedded again
 * only when its content, its parser or the splitter differs too. Documents whose files or sources were removed leave
 * the index. A file that cannot be parsed is named in the state, and its older version leaves the index. A file or
 * source that cannot be read keeps its documents, because a disk that is not mounted is not a deletion. New documents
 * become visible to questions about every second.
 *
 * <pre>{@code
 * var indexer = new Indexer(sources, Formats.all(), splitter, embedder, index, passThread, workers, 2, 10_000, clock);
 * indexer.addListener(state -> log(state.chunks()));
 * indexer.start();
 * }</pre>
 */
public final class Indexer implements AutoCloseable {
    /** How long {@link #close()} waits for the pass, in seconds. After that, it abandons the pass. */
    private static final long CLOSE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    private final IndexPass pass;
    private final PassProgress progress;
    private final FileLists lists;
    private final Executor passThread;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile CompletableFuture<Void> lastPass = CompletableFuture.completedFuture(null);
    private volatile boolean ready;

    /**
     * @param sources where documents come from; their names are unique
     * @param formats what is read
     * @param passThread runs a pass, which lasts minutes and waits for the workers: it must not be one of them
     * @param workers run the embedder; they get work only as fast as they finish it
     * @param parallelism the number of threads of the workers, which is the number of cores; this many chunks are
     *     computed at once, and as many wait
     * @param listedFiles how many files that failed or are left out are listed by name, for each source
     * @param clock decides when to refresh, to commit and to call listeners
     */
    public Indexer(
            List<Source> sources,
            Formats formats,
            Splitter splitter,
            Embedder embedder,
            ChunkIndex index,
            Executor passThread,
            Executor workers,
            int parallelism,
            int listedFiles,
            Clock clock) {
        if (sources.stream().map(Source::name).distinct().count() < sources.size()) {
            throw new IllegalArgumentException("two sources have the same name: "
                    + sources.stream().map(Source::name).toList());
        }
        var chunkCounts = index.chunkCounts();
        this.ready = chunkCounts.values().stream().anyMatch(count -> count > 0);
        this.passThread = passThread;
        this.progress = new PassProgress(sources, listedFiles, chunkCounts, clock);
        var pool = new EmbeddingPool(embedder, workers, 2 * parallelism);
        var reader = new DocumentReader(formats, splitter, clock);
        this.lists = new FileLists(List.copyOf(sources), index);
        this.pass = new IndexPass(
                List.copyOf(sources), reader, pool, index, progress, lists, clock, stopped::get, this::becomeReady);
    }

    /** Starts a pass; returns false if one is running or the indexer is closed. */
    public boolean start() {
        if (stopped.get() || !running.compareAndSet(false, true)) {
            return false;
        }
        try {
            lastPass = CompletableFuture.runAsync(this::run, passThread);
            return true;
        } catch (RejectedExecutionException e) {
            running.set(false);
            return false;
        }
    }

    private void run() {
        try {
            pass.run();
        } finally {
            running.set(false);
        }
    }

    /** Returns the progress of the index. */
    public IndexState state() {
        return progress.state();
    }

    /** Returns files with their state. This takes a moment in a large index. */
    public FilePage files(FileQuery query) {
        return lists.find(query);
    }

    /** Returns whether questions can be answered: the index had chunks at the start, or one source was read completely. */
    public boolean isReady() {
        return ready;
    }

    private void becomeReady() {
        ready = true;
    }

    /** Calls the listener for every change from now on, until the indexer is closed. */
    public void addListener(IndexListener listener) {
        progress.addListener(listener);
    }

    /** Stops the pass and waits for it up to ten seconds. Finished work is committed. The index stays open. */
    @Override
    public void close() {
        stopped.set(true);
        try {
            lastPass.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("The last pass over the sources failed", e.getCause());
        } catch (TimeoutException e) {
            LOG.warn(
                    "The pass over the sources did not stop within {} s; its last documents are not stored",
                    CLOSE_SECONDS);
        }
    }
}
