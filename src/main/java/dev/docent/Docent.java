package dev.docent;

import dev.docent.answer.AnswerSettings;
import dev.docent.answer.Answers;
import dev.docent.answer.ModelChecks;
import dev.docent.answer.Models;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.ConversationStores;
import dev.docent.conversation.DatabaseWatch;
import dev.docent.delivery.EventStreams;
import dev.docent.home.UnpackFolder;
import dev.docent.http.ClientLimits;
import dev.docent.http.Outgoing;
import dev.docent.http.StreamingClient;
import dev.docent.index.ChunkIndex;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.MiniLmEmbedder;
import dev.docent.ingest.Formats;
import dev.docent.ingest.IndexSummary;
import dev.docent.ingest.Indexer;
import dev.docent.ingest.RegularPasses;
import dev.docent.keys.KeySources;
import dev.docent.model.ChatModel;
import dev.docent.model.ModelProvider;
import dev.docent.paths.PathText;
import dev.docent.prompt.PromptBuilder;
import dev.docent.provider.LocalOllama;
import dev.docent.provider.ModelFactory;
import dev.docent.quotes.EmbeddingScorer;
import dev.docent.quotes.QuotesModel;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.security.AccessPolicies;
import dev.docent.security.AccessPolicy;
import dev.docent.security.RandomIds;
import dev.docent.settings.AuthMode;
import dev.docent.settings.Secret;
import dev.docent.settings.Settings;
import dev.docent.source.FolderOptions;
import dev.docent.source.GitSettings;
import dev.docent.source.Sources;
import dev.docent.split.Splitter;
import dev.docent.threads.FairPool;
import dev.docent.threads.JvmProcessorTime;
import dev.docent.threads.QuestionShare;
import dev.docent.threads.Shares;
import dev.docent.threads.Timers;
import dev.docent.threads.WorkerPool;
import dev.docent.web.HealthServlet.Readiness;
import dev.docent.web.IndexPasses;
import dev.docent.web.ModelsServlet.ModelView;
import dev.docent.web.StoreShares;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs, built from the settings in the order in which data flows, and closed the other way round.
 *
 * <p>If something cannot be built, what has been built is closed and the constructor fails with its message.
 */
final class Docent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Docent.class);

    /** How many questions of each kind to the database may wait; above that a request is a 503. */
    private static final int STORE_QUEUE = 5_000;

    /** How many requests for documents may wait; above that a request is a 503. */
    private static final int DOCUMENT_QUEUE = 500;

    /** How many questions may wait for a key that is read from a file or asked of a command; above that a model has none. */
    private static final int KEY_QUEUE = 100;

    private static final int KEY_THREADS = 2;
    private static final int READ_THREADS = 4;
    private static final int SEARCH_THREADS = 2;
    private static final int WRITE_THREADS = 4;
    private static final int TIMER_THREADS = 2;
    private static final int DOCUMENT_THREADS = 2;

    /** How many tokens a chunk has at most, with its path and headings: what the embedder reads. */
    private static final int CHUNK_TOKENS = 254;

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Routes.Services services;

    private record Part(String name, AutoCloseable closeable) {}

    Docent(Settings settings) {
        try {
            services = build(settings);
        } catch (RuntimeException | Error e) {
            // A native library that does not load is an Error.
            close();
            throw e;
        }
    }

    Routes.Services services() {
        return services;
    }

    private Routes.Services build(Settings settings) {
        settings.warnings().forEach(LOG::warn);
        var clock = Clock.systemUTC();
        var scheduler =
                with("timers", new Timers("docent-timer", TIMER_THREADS)).scheduler();
        // Both spend their time in native libraries and class loading, so that they are opened side by side.
        var unpacked = unpackFolder(settings.home());
        var embedderLoading = loadEmbedder(unpacked);
        ConversationStores.prepare(unpacked);
        var store = openStore(settings, clock);
        var embedder = embedderLoading.join();
        var index = with("index", new LuceneChunkIndex(settings.home().resolve("index"), embedder));
        var indexer = indexer(settings, embedder, index, clock);
        int answersAtOnce = settings.limits().answers();
        int headBytes = Math.toIntExact(settings.limits().responseHeadBytes());
        var client = with(
                "client",
                new StreamingClient(
                        "Docent", ClientLimits.forCalls(answersAtOnce, headBytes), Outgoing.of(settings.outgoing())));
        int cores = Runtime.getRuntime().availableProcessors();
        var storeShares = new StoreShares(
                shares(settings, new WorkerPool("docent-read", READ_THREADS, READ_THREADS), READ_THREADS, STORE_QUEUE),
                shares(
                        settings,
                        WorkerPool.background("docent-search", SEARCH_THREADS, SEARCH_THREADS),
                        SEARCH_THREADS,
                        STORE_QUEUE),
                shares(
                        settings,
                        WorkerPool.background("docent-write", WRITE_THREADS, WRITE_THREADS),
                        WRITE_THREADS,
                        STORE_QUEUE));
        var database =
                new DatabaseWatch(store::check, storeShares.writes().of(Shares.OURS), scheduler, System::nanoTime);
        var answerThreads = with("answer threads", WorkerPool.background("docent-answer", cores, answersAtOnce));
        var questions = new QuestionShare(
                answerThreads,
                scheduler,
                System::nanoTime,
                new JvmProcessorTime(),
                cores,
                settings.limits().questionLoad() / 100.0);
        var pluginThreads = with("plug-in threads", new WorkerPool("docent-plugin", 2 * cores, answersAtOnce));
        var documentShares = shares(
                settings,
                WorkerPool.background("docent-document", DOCUMENT_THREADS, DOCUMENT_THREADS),
                DOCUMENT_THREADS,
                DOCUMENT_QUEUE);
        var streams = with("streams", new EventStreams(settings.stream().heartbeat(), scheduler, System::nanoTime));
        var keyThreads = with("key threads", new WorkerPool("docent-key", KEY_THREADS, KEY_QUEUE));
        var quotes = new QuotesModel(
                new EmbeddingScorer(embedder),
                answerThreads.continuing(),
                scheduler,
                settings.quotes().pace());
        var models = new ModelFactory(
                        settings,
                        new ModelProvider.Services(client, scheduler, clock, System::nanoTime),
                        pluginThreads,
                        quotes,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        new LocalOllama(client, LocalOllama.ADDRESS, scheduler),
                        new KeySources(client, keyThreads, scheduler, System::nanoTime))
                .make();
        var answers = with(
                "answers",
                new Answers(
                        answerSettings(settings),
                        new Models(models.stream().map(ModelFactory.Made::model).toList()),
                        new HybridRetriever(
                                index, embedder, settings.retrieval().maxTokens()),
                        new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS),
                        store,
                        storeShares.reads(),
                        storeShares.writes(),
                        questions,
                        cores,
                        scheduler,
                        clock,
                        System::nanoTime,
                        new RandomIds()));
        with("readers", () -> streams.announceEnd(Docent::comeBack, answers::endNow));
        var passes = IndexPasses.of(indexer, System::nanoTime);
        with(
                "regular passes",
                RegularPasses.of(indexer, scheduler, settings.index().interval()));
        indexer.start();
        LOG.info(
                "Docent answers with the model {} and keeps its data in {}",
                models.get(0).model().name(),
                settings.home());
        if (settings.auth().mode() == AuthMode.LOOPBACK) {
            LOG.info("Docent only accepts requests from the same machine, because docent.auth.mode is not set. "
                    + "Set it before you put a proxy in front: Docent cannot detect every proxy");
        }
        return new Routes.Services(
                accessPolicy(settings.auth()),
                answers,
                store,
                index,
                passes,
                views(models),
                checks(models, scheduler),
                () -> readiness(indexer, database),
                streams,
                storeShares,
                documentShares,
                scheduler,
                new RandomIds(),
                System::nanoTime,
                Math.toIntExact(settings.limits().bodyBytes()));
    }

    private Shares shares(Settings settings, WorkerPool threads, int size, int queue) {
        return with(
                "shared threads",
                new FairPool(threads, size, queue, settings.limits().requestsPerUser()));
    }

    private static List<ModelView> views(List<ModelFactory.Made> models) {
        var views = new ArrayList<ModelView>();
        for (var made : models) {
            views.add(new ModelView(made.model().name(), made.provider(), views.isEmpty()));
        }
        return views;
    }

    private static ModelChecks checks(List<ModelFactory.Made> models, ScheduledExecutorService scheduler) {
        var alone = new LinkedHashMap<String, ChatModel>();
        models.forEach(made -> alone.put(made.model().name(), made.alone()));
        return new ModelChecks(alone, scheduler, System::nanoTime);
    }

    private static UnpackFolder unpackFolder(Path home) {
        try {
            return UnpackFolder.below(home);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Docent cannot use its folder " + home + ": " + e
                            + ". Set docent.home to a folder that the user that runs Docent can write to.",
                    e);
        }
    }

    private CompletableFuture<Embedder> loadEmbedder(UnpackFolder unpacked) {
        var loader = with("embedder loader", WorkerPool.background("docent-load", 1, 1));
        var loading = CompletableFuture.<Embedder>supplyAsync(
                () -> {
                    MiniLmEmbedder.prepare(unpacked);
                    return new MiniLmEmbedder();
                },
                loader);
        with("embedder", () -> loading.join().close());
        return loading;
    }

    private ConversationStore openStore(Settings settings, Clock clock) {
        var store = with(
                "store",
                ConversationStores.open(
                        settings.database().url(), clock, settings.limits().conversationsPerUser()));
        int interrupted = store.interruptRunning();
        if (interrupted > 0) {
            LOG.info("{} answers were interrupted when Docent last stopped", interrupted);
        }
        return store;
    }

    private Indexer indexer(Settings settings, Embedder embedder, ChunkIndex index, Clock clock) {
        int workers = settings.index().workers();
        var parsers = Formats.parsers();
        var folders = settings.docs().folders().stream().map(PathText::of).toList();
        var options = new FolderOptions(
                settings.index().maxFileBytes(),
                settings.index().privateFiles(),
                Optional.of(settings.home()),
                path -> Formats.kind(parsers, path),
                GitSettings.of(System.getenv(), PathText.of(System.getProperty("user.home", ""))));
        var sources = Sources.of(folders, options);
        var passThread = with("pass thread", WorkerPool.background("docent-index", 1, 1));
        var embedding = with("embedding threads", WorkerPool.background("docent-embed", workers, 2 * workers));
        return with(
                "indexer",
                new Indexer(
                        sources,
                        parsers,
                        new Splitter(embedder, CHUNK_TOKENS, CHUNK_TOKENS),
                        embedder,
                        index,
                        passThread,
                        embedding,
                        workers,
                        settings.index().listedFiles(),
                        clock));
    }

    private static AnswerSettings answerSettings(Settings settings) {
        var limits = settings.limits();
        var stream = settings.stream();
        return new AnswerSettings(
                limits.answers(),
                limits.answersPerUser(),
                limits.questionChars(),
                limits.answerChars(),
                settings.retrieval().passages(),
                limits.turnsPerConversation(),
                stream.grace(),
                stream.retention(),
                limits.endedBytes(),
                stream.shutdown());
    }

    /** Returns when one reader comes back after a restart, between 1 and 5 seconds: not all of them in the same moment. */
    private static Duration comeBack() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1000, 5000));
    }

    private static AccessPolicy accessPolicy(Settings.Auth auth) {
        return switch (auth.mode()) {
            case LOOPBACK -> AccessPolicies.loopback();
            case OPEN -> AccessPolicies.open(auth.hosts());
            case TOKEN ->
                AccessPolicies.token(auth.tokens().stream().map(Secret::value).toList());
            case CONTAINER -> AccessPolicies.container();
            case HEADER -> AccessPolicies.header(auth.header(), auth.trustedProxies());
        };
    }

    private static Readiness readiness(Indexer indexer, DatabaseWatch database) {
        boolean broken = database.isBroken();
        boolean ready = indexer.isReady() && !broken;
        var status = indexer.isReady() ? "ready" : "starting";
        return new Readiness(
                ready,
                Map.of(
                        "status",
                        broken ? "broken" : status,
                        "database",
                        broken ? "cannot be used; see the log" : "ok",
                        "index",
                        IndexSummary.of(indexer.state())));
    }

    private <T extends AutoCloseable> T with(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    /** Closes everything, last built first; a part that fails to close does not keep the others open. */
    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.closeable().close();
            } catch (Exception e) {
                LOG.warn("Closing the {} failed", part.name(), e);
            }
        }
        parts.clear();
    }
}
