package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.files.FileAnswer;
import dev.docent.ingest.files.FileLists;
import dev.docent.ingest.files.FilePage;
import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.files.FileReasons;
import dev.docent.ingest.pass.EmbeddingPass;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.pass.FolderListener;
import dev.docent.ingest.pass.FolderListeners;
import dev.docent.ingest.pass.IndexPass;
import dev.docent.ingest.pass.Pace;
import dev.docent.ingest.pass.PassTools;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.status.IndexListener;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceProgress;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.ingest.status.VectorsLeft;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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
 * var progress = new PassProgress(sources, 10_000, index, clock);
 * var reader = new DocumentReader(Formats.all(), splitter, clock);
 * var indexer = new Indexer(progress, reader, new EmbeddingPool(embedder, workers, 4), index, passThread, clock);
 * indexer.addListener(state -> log(state.chunks()));
 * indexer.start();
 * }</pre>
 */
public final class Indexer implements AutoCloseable {
    private final IndexPass pass;
    private final PassProgress progress;
    private final FileLists lists;
    private final FileReasons reasons;
    private final PassQueue queue;
    private final FolderListeners folders = new FolderListeners();
    /** The names of all sources. */
    private final Set<String> names;

    private volatile boolean ready;

    /**
     * @param progress of the sources; their names are unique
     * @param reader splits the files of the sources into chunks
     * @param pool embeds the chunks on other threads
     * @param passThread runs a pass, which lasts minutes and waits for the pool: it must not be one of its workers
     * @param clock decides when to refresh and to commit
     */
    Indexer(
            PassProgress progress,
            DocumentReader reader,
            EmbeddingPool pool,
            ChunkIndex index,
            Executor passThread,
            Clock clock) {
        var names = progress.sources().stream().map(SourceProgress::name).toList();
        this.names = Set.copyOf(names);
        if (this.names.size() < names.size()) {
            throw new IllegalArgumentException("two sources have the same name: " + names);
        }
        this.ready = progress.state().chunks() > 0;
        this.progress = progress;
        this.lists = new FileLists(names, index);
        this.reasons = new FileReasons(
                progress.sources().stream().map(SourceProgress::source).toList(), lists, index);
        var pace = new Pace(index, progress, clock);
        this.queue = new PassQueue(this.names, this::run, passThread);
        var vectors = new EmbeddingPass(pool, index, pace, progress, queue::mustGiveWay);
        var tools = new PassTools(reader, vectors, index, pace, folders, queue::mustEnd);
        this.pass = new IndexPass(tools, progress, lists, this::becomeReady);
    }

    private void run(RunningPass next, Runnable onRead) {
        pass.run(next.sources(), next.path(), onRead);
    }

    /** Starts a pass over all sources; returns false if one is running and reads, or if the indexer is closed. */
    public boolean start() {
        return start(names);
    }

    /**
     * Starts a pass over some sources. The others keep their documents and their state; documents of what is no source any more
     * leave the index. A running pass that has read its sources and computes vectors gives way; the next one computes the rest.
     *
     * @param sources their names; others are ignored
     * @return false if a pass is running and reads, over whatever source, or the indexer is closed
     */
    public boolean start(Set<String> sources) {
        return queue.look(sources);
    }

    /**
     * Starts a pass, or lets it wait for the end of the running one, even if that looks at the same: files may have changed after
     * it read them. A running pass that has read its sources and computes vectors gives way; the next one computes the rest. What
     * waits twice runs once. At most 100 wait; then one over everything takes their place.
     *
     * @return false if the indexer is closed
     * @throws IllegalArgumentException if there is no source of this name
     */
    public boolean start(PassScope scope) {
        if (!scope.isAll() && !hasSource(scope.source())) {
            throw new IllegalArgumentException("there is no source " + scope.source());
        }
        return queue.add(scope);
    }

    /**
     * Looks at what has changed. Several sources share a pass, so that a file that moved from one to another keeps its vectors.
     *
     * @param changed the path that contains all changes of a source, by the name of the source
     */
    void lookAt(Map<String, String> changed) {
        if (changed.size() == 1) {
            changed.forEach((source, path) -> start(new PassScope(source, path)));
        } else if (!start(changed.keySet())) {
            changed.keySet().forEach(source -> start(new PassScope(source, "")));
        }
    }

    /** Returns whether a source has this name. */
    public boolean hasSource(String name) {
        return names.contains(name);
    }

    /**
     * Ends the running pass early, also while it waits for another machine, and drops those that were asked for and wait, and returns without waiting for its end; returns
     * false if none runs. What was done is kept, the sources that were not read completely are {@link SourceStatus#CANCELLED},
     * and the next pass does the rest.
     */
    public boolean cancel() {
        return queue.cancel(this::stopSources);
    }

    /** Returns the progress of the index. */
    public IndexState state() {
        return progress.state();
    }

    /** Returns how far the vectors are. */
    public VectorsLeft vectors() {
        return progress.vectors();
    }

    /** Returns files with their state. This takes a moment in a large index. */
    public FilePage files(FileQuery query) {
        return lists.find(query);
    }

    /**
     * Says why a file is found, or not. This takes a moment, because it looks at the source.
     *
     * @param path as in {@link FileReasons#answer}
     */
    public FileAnswer why(String path, boolean places) {
        return reasons.answer(path, places);
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

    /** Calls the listener with the names of the sources that each pass has read as a whole, before it computes vectors. */
    void addEndListener(Consumer<Set<String>> listener) {
        queue.addEndListener(listener);
    }

    /** Tells the listener from now on which folders of this machine passes read. */
    void addFolderListener(FolderListener listener) {
        folders.add(listener);
    }

    /** Calls the listener in each pass with the names of all sources, when the documents of all others are gone for good. */
    void addFormerListener(Consumer<Set<String>> listener) {
        pass.addFormerListener(listener);
    }

    /** Stops the pass and waits for it up to ten seconds. Finished work is committed. The index stays open. */
    @Override
    public void close() {
        queue.stop();
        stopSources();
        queue.awaitEnd();
    }

    private void stopSources() {
        progress.sources().forEach(source -> source.source().stop());
    }
}
