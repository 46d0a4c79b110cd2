package dev.docent;

import dev.docent.answer.AnswerRuntime;
import dev.docent.answer.AnswerSettings;
import dev.docent.answer.AnswerSources;
import dev.docent.answer.Answers;
import dev.docent.answer.CitationChecks;
import dev.docent.answer.ModelChecks;
import dev.docent.answer.Models;
import dev.docent.answer.PassageSearch;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.ConversationStores;
import dev.docent.conversation.DatabaseWatch;
import dev.docent.conversation.StoreShares;
import dev.docent.conversation.StoreThreads;
import dev.docent.delivery.EventStreams;
import dev.docent.evidence.Similarity;
import dev.docent.home.UnpackFolder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.ingest.Ingestion;
import dev.docent.ingest.RegularPasses;
import dev.docent.ingest.status.IndexSummary;
import dev.docent.model.ConfiguredModel;
import dev.docent.prompt.PromptBuilder;
import dev.docent.provider.ConfiguredModels;
import dev.docent.quotes.EmbeddingScorer;
import dev.docent.quotes.QuotesModel;
import dev.docent.rerank.ConfiguredRerankers;
import dev.docent.retrieval.DocumentLanguages;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Priorities;
import dev.docent.rewrite.ConfiguredRewriters;
import dev.docent.security.AccessPolicies;
import dev.docent.security.RandomIds;
import dev.docent.settings.AuthMode;
import dev.docent.settings.Settings;
import dev.docent.threads.FairPool;
import dev.docent.threads.JvmProcessorTime;
import dev.docent.threads.QuestionShare;
import dev.docent.threads.RunningParts;
import dev.docent.threads.Shares;
import dev.docent.threads.Timers;
import dev.docent.threads.WorkerPool;
import dev.docent.tools.DocumentTools;
import dev.docent.web.HealthServlet.Readiness;
import dev.docent.web.IndexPasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs, built from the settings in the order in which data flows, and closed in reverse order.
 *
 * <p>If a part cannot be built, the constructor closes the parts before it and fails with its message.
 */
final class Docent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Docent.class);

    private static final int TIMER_THREADS = 2;

    /** How many requests for documents may wait. Beyond that, a request is refused. */
    private static final int DOCUMENT_QUEUE = 500;

    private static final int DOCUMENT_THREADS = 2;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final RunningParts parts = new RunningParts();
    private final Routes.Wiring wiring;

    Docent(Settings settings) {
        this.settings = settings;
        try {
            wiring = build();
        } catch (RuntimeException | Error e) {
            // A native library that does not load is an Error.
            close();
            throw e;
        }
    }

    Routes.Wiring wiring() {
        return wiring;
    }

    private Routes.Wiring build() {
        settings.warnings().forEach(LOG::warn);
        var timers = with("timers", new Timers("docent-timer", TIMER_THREADS)).scheduler();
        var unpacked = unpackFolder(settings.locations().home());
        // Opened in parallel, because both take long to load native libraries and classes.
        var local = with("models of this process", new LocalModels(settings, unpacked, timers, clock));
        var store = openStore(unpacked);
        var configured = local.embedder();
        var embedder = configured.embedder();

        // The write side.
        var index =
                with("index", new LuceneChunkIndex(settings.locations().home().resolve("index"), embedder));
        var ingestion = with("indexer", new Ingestion(settings, embedder, index, timers, clock));
        var indexer = ingestion.indexer();

        // The read side.
        var questions = configured.forQuestions(index);
        int queueOfUser = settings.serving().limits().load().requestsPerUser();
        var storeShares = with("store threads", new StoreThreads(queueOfUser)).shares();
        var database = new DatabaseWatch(store::check, storeShares.writes().of(Shares.OURS), timers, System::nanoTime);
        var documentThreads = WorkerPool.background("docent-document", DOCUMENT_THREADS, DOCUMENT_THREADS);
        var documentShares =
                with("document threads", new FairPool(documentThreads, DOCUMENT_THREADS, DOCUMENT_QUEUE, queueOfUser));
        int answersAtOnce = settings.serving().limits().load().answers();
        var answerThreads = with("answer threads", WorkerPool.background("docent-answer", CORES, answersAtOnce));
        var streams =
                with("streams", new EventStreams(settings.serving().stream().heartbeat(), timers, System::nanoTime));
        var pace = settings.answering().quotes().pace();
        var quotes = new QuotesModel(new EmbeddingScorer(questions), answerThreads.continuing(), timers, pace);
        var models = with("models", new ConfiguredModels(settings, quotes, timers, clock))
                .all();
        var retriever = new HybridRetriever(
                index,
                questions,
                settings.answering().retrieval().maxTokens(),
                new Priorities(ingestion.priorities(), ingestion.places()));
        var checks = with(
                "citation checks",
                CitationChecks.start(
                        Similarity.of(embedder),
                        timers,
                        settings.answering().citations().time()));
        var rerankers = with(
                "re-ranker", new ConfiguredRerankers(settings, models, local.crossEncoder(), timers, System::nanoTime));
        var sources = new AnswerSources(
                Models.of(models, settings),
                new PassageSearch(
                        retriever,
                        rerankers,
                        new DocumentScopes(index::paths, ingestion.names()),
                        new ConfiguredRewriters(
                                settings.answering().retrieval().rewrite(), models, timers, System::nanoTime),
                        new DocumentLanguages(index::languages)),
                new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS),
                ingestion.origins(),
                new DocumentTools(retriever, index, ingestion.names(), questions));
        var answers = answers(sources, store, storeShares, checks, answerThreads, timers);
        with("readers", () -> streams.announceEnd(Docent::comeBack, answers::endNow));

        var regular = with("regular passes", RegularPasses.of(indexer, timers, ingestion.intervals()));
        var passes = IndexPasses.of(
                indexer, source -> regular.untilNext(source).map(clock.instant()::plus), System::nanoTime);
        indexer.start();
        tellWhoAnswers(models.get(0));
        int maxBodyBytes = Math.toIntExact(settings.serving().limits().sizes().bodyBytes());
        return new Routes.Wiring(
                new Routes.RequestParts(AccessPolicies.of(settings.serving().auth()), new RandomIds(), maxBodyBytes),
                new Routes.ConversationParts(answers, store, storeShares),
                new Routes.DocumentParts(
                        index, ingestion.names(), ingestion.origins(), passes, retriever, documentShares),
                new Routes.ModelParts(
                        models,
                        new ModelChecks(models, timers, System::nanoTime),
                        () -> Readiness.of(indexer.isReady(), IndexSummary.of(indexer.state()), database.isBroken())),
                new Routes.StreamParts(streams, timers, System::nanoTime));
    }

    private static UnpackFolder unpackFolder(Path home) {
        try {
            return UnpackFolder.below(home);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Docent cannot use its folder " + home + ": " + e
                            + ". Set docent.home to a folder that the user who runs Docent can write to.",
                    e);
        }
    }

    private ConversationStore openStore(UnpackFolder unpacked) {
        ConversationStores.prepare(unpacked);
        var store = with(
                "store",
                ConversationStores.address(
                                settings.locations().databaseUrl(),
                                settings.locations().places(),
                                settings.locations().home())
                        .open(clock, settings.serving().limits().conversationsPerUser()));
        int interrupted = store.interruptRunning();
        if (interrupted > 0) {
            LOG.info("{} answers were interrupted when Docent last stopped", interrupted);
        }
        return store;
    }

    private Answers answers(
            AnswerSources sources,
            ConversationStore store,
            StoreShares storeShares,
            CitationChecks checks,
            WorkerPool answerThreads,
            ScheduledExecutorService timers) {
        var questions = new QuestionShare(
                answerThreads,
                timers,
                System::nanoTime,
                new JvmProcessorTime(),
                CORES,
                settings.serving().limits().load().questionLoad() / 100.0);
        return with(
                "answers",
                new Answers(
                        AnswerSettings.of(settings),
                        sources,
                        store,
                        storeShares,
                        checks,
                        new AnswerRuntime(questions, CORES, timers, clock, System::nanoTime, new RandomIds())));
    }

    /** Returns the delay until one reader comes back after a restart: 1 to 5 seconds, so that not all come back at once. */
    private static Duration comeBack() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1000, 5000));
    }

    private void tellWhoAnswers(ConfiguredModel model) {
        LOG.info(
                "Docent answers with the model {} and keeps its data in {}",
                model.name(),
                settings.locations().home());
        if (settings.serving().auth().mode() == AuthMode.LOOPBACK) {
            LOG.info("Docent only accepts requests from the same machine, because docent.auth.mode is not set. "
                    + "Set it before you put a proxy in front: Docent cannot detect every proxy");
        }
    }

    private <T extends AutoCloseable> T with(String name, T part) {
        return parts.with(name, part);
    }

    @Override
    public void close() {
        parts.close();
    }
}
