package dev.docent.ingest;

import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.OriginAddresses;
import dev.docent.index.ChunkIndex;
import dev.docent.index.Embedder;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.read.ParseLimits;
import dev.docent.ingest.read.ReadBudget;
import dev.docent.ingest.read.ReadRemotely;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.watch.FolderWatch;
import dev.docent.paths.PathText;
import dev.docent.settings.Settings;
import dev.docent.source.ConfiguredSource;
import dev.docent.source.GitSettings;
import dev.docent.source.SourceContext;
import dev.docent.source.SourceKind;
import dev.docent.source.Sources;
import dev.docent.split.Splitter;
import dev.docent.threads.WorkerPool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The write side as the settings describe it: the sources, the indexer and its threads. Thread-safe. */
public final class Ingestion implements AutoCloseable {
    /** The most tokens of a chunk with its path and headings, which is what the embedder reads. */
    private static final int CHUNK_TOKENS = 254;

    private final WorkerPool passThread;
    private final WorkerPool embedding;
    private final WorkerPool reading;
    private final WorkerPool watching;
    private final FolderWatch watch;
    private final Indexer indexer;
    private final Map<String, Duration> intervals;
    private final Map<String, Integer> priorities;
    private final SourceOrigins origins;
    private final SourceNames names;

    /**
     * Creates everything but reads nothing yet: start the {@link #indexer()} for that.
     *
     * @param embedder computes the vectors; stays open
     * @param index is brought up to date; stays open
     * @param timers measure how long a file takes
     * @throws IllegalArgumentException if a folder in the settings is invalid; the message names it
     */
    public Ingestion(
            Settings settings, Embedder embedder, ChunkIndex index, ScheduledExecutorService timers, Clock clock) {
        int workers = settings.index().workers();
        var formats = Formats.all();
        passThread = WorkerPool.background("docent-index", 1, 1);
        embedding = WorkerPool.background("docent-embed", workers, 2 * workers);
        // Each task gets a thread at once, also while others are left alone.
        reading = WorkerPool.background("docent-parse", ReadBudget.THREADS, 1);
        var splitter = new Splitter(embedder, CHUNK_TOKENS, CHUNK_TOKENS);
        int listedFiles = settings.index().listedFiles();
        var configured = sources(settings, formats, clock);
        var sources = configured.stream().map(ConfiguredSource::source).toList();
        origins = new SourceOrigins(sources);
        names = new SourceNames(sources);
        priorities = configured.stream()
                .collect(Collectors.toMap(source -> source.source().name(), ConfiguredSource::priority));
        intervals = configured.stream()
                .collect(Collectors.toMap(source -> source.source().name(), ConfiguredSource::interval));
        // As many chunks wait as are computed at once.
        indexer = new Indexer(
                new PassProgress(sources, listedFiles, index, clock),
                new DocumentReader(
                        formats,
                        splitter,
                        clock,
                        new ReadBudget(reading, timers, limits(settings.index().files()))),
                new EmbeddingPool(embedder, embedding, 2 * workers),
                index,
                passThread,
                clock);
        forgetFormer(indexer, settings.locations().home());
        watching = WorkerPool.background("docent-watch", 1, 1);
        watch = FolderWatch.of(watched(configured), timers, System::nanoTime, watching, indexer::lookAt);
        indexer.addFolderListener(watch);
    }

    /** A folder that is not looked at regularly is not watched either. */
    private static Set<String> watched(List<ConfiguredSource> sources) {
        return sources.stream()
                .filter(source -> source.source().kind() == SourceKind.FOLDER)
                .filter(source -> !source.interval().isZero())
                .map(source -> source.source().name())
                .collect(Collectors.toSet());
    }

    private static void forgetFormer(Indexer indexer, Path home) {
        indexer.addFormerListener(names -> ReadRemotely.forgetOthers(home, names));
    }

    private static ParseLimits limits(Settings.FileLimits files) {
        return new ParseLimits(files.parseTimeout(), files.maxPassages(), files.maxSourcePassages());
    }

    private static List<ConfiguredSource> sources(Settings settings, Formats formats, Clock clock) {
        var git = git();
        var context = new SourceContext(
                settings.locations(), settings.index(), settings.outgoing(), formats, git, new ReadRemotely(clock));
        return Sources.of(settings.index().sources(), context);
    }

    /** Returns where git's settings are, for the user of this process. */
    static GitSettings git() {
        return GitSettings.of(System.getenv(), PathText.of(System.getProperty("user.home", "")));
    }

    /** Returns for each source by its name the time from the end of a pass over it to the start of the next one. */
    public Map<String, Duration> intervals() {
        return intervals;
    }

    /** Returns the priority of each source by its name. */
    public Map<String, Integer> priorities() {
        return priorities;
    }

    /** Returns where people see the documents of the sources. */
    public OriginAddresses origins() {
        return origins;
    }

    /** Returns the paths of documents that several branches of a source share. */
    public DocumentNames names() {
        return names;
    }

    /** Returns how far behind others of its source a document stands that is as good, by its path; 0 for the first ones. */
    public ToIntFunction<String> places() {
        return origins::place;
    }

    /** Returns the indexer of the sources. */
    public Indexer indexer() {
        return indexer;
    }

    /** Stops the pass, then ends the threads. The index and the embedder stay open. */
    @Override
    public void close() {
        watch.close();
        indexer.close();
        watching.close();
        embedding.close();
        reading.close();
        passThread.close();
    }
}
