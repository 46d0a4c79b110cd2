package dev.docent.rerank;

import dev.docent.attempt.AttemptGuard;
import dev.docent.embedding.local.CrossEncoder;
import dev.docent.http.ClientLimits;
import dev.docent.http.Outage;
import dev.docent.http.Outgoing;
import dev.docent.http.StreamingClient;
import dev.docent.http.WholeResponses;
import dev.docent.keys.KeySources;
import dev.docent.model.ChatModel;
import dev.docent.model.ConfiguredModel;
import dev.docent.settings.RerankSettings;
import dev.docent.settings.Settings;
import dev.docent.threads.RunningParts;
import dev.docent.threads.WorkerPool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The re-ranker that the settings name, with its HTTP client and threads. Thread-safe. */
public final class ConfiguredRerankers implements Rerankers, AutoCloseable {
    private static final int KEY_THREADS = 1;

    /** How many requests may wait for a key from a file or a command. Beyond that, a question is not re-ranked. */
    private static final int KEY_QUEUE = 100;

    /** How many requests to the service may run or wait for a connection. */
    private static final int CALLS = 256;

    /** After a failure, nobody is asked for this time. */
    private static final Duration REST = Duration.ofSeconds(10);

    /** How many orders of a model are remembered. Each takes some 30 KB. */
    private static final int REMEMBERED = 200;

    /** Threads of a model in this process: one processor is always free for others. */
    private static final int SCORERS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    /** How many tasks of that model may wait. Beyond that, a question is not re-ranked. */
    private static final int SCORER_QUEUE = 100;

    private static final String EFFECT = "Passages are in the order of the search meanwhile";

    private final RunningParts parts = new RunningParts();
    private final Map<String, Reranker> byModel = new HashMap<>();
    private final @Nullable Reranker forAll;

    /**
     * Prepares requests and sends none.
     *
     * @param models those that answer
     * @param encoder the model in the folder of the settings, which the caller closes after this; null if they name none
     * @param timers ends what takes too long; tasks are short
     */
    public ConfiguredRerankers(
            Settings settings,
            List<ConfiguredModel> models,
            @Nullable CrossEncoder encoder,
            ScheduledExecutorService timers,
            LongSupplier nanoTime) {
        var rerank = settings.answering().rerank();
        try {
            forAll = forAll(settings, encoder, timers, nanoTime);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        if (rerank.byModel()) {
            models.stream()
                    .filter(model -> !model.provider().equals("quotes"))
                    .forEach(model -> byModel.put(model.name(), ofModel(rerank, model.model(), timers, nanoTime)));
        }
    }

    private @Nullable Reranker forAll(
            Settings settings, @Nullable CrossEncoder encoder, ScheduledExecutorService timers, LongSupplier nanoTime) {
        var rerank = settings.answering().rerank();
        if (encoder != null) {
            return ofFolder(rerank, encoder::score, timers, nanoTime);
        }
        var service = rerank.service();
        return service == null ? null : ofService(settings, service, timers, nanoTime);
    }

    private Reranker ofFolder(
            RerankSettings rerank, PairScorer scorer, ScheduledExecutorService timers, LongSupplier nanoTime) {
        var threads =
                parts.with("threads of the reranker", WorkerPool.background("docent-rerank", SCORERS, SCORER_QUEUE));
        var outage = new Outage("The re-ranker", String.valueOf(rerank.folder()), EFFECT, REST, nanoTime);
        var asked = parts.with("re-ranking model", new FolderReranker(scorer, rerank.candidates(), threads, SCORERS));
        return new CachedReranker(new GuardedReranker(asked, rerank.timeout(), outage, timers, null), REMEMBERED);
    }

    private static Reranker ofModel(
            RerankSettings rerank, ChatModel model, ScheduledExecutorService timers, LongSupplier nanoTime) {
        var outage = new Outage("The re-ranker", model.name(), EFFECT, REST, nanoTime);
        var asked = new ModelReranker(model, rerank.candidates());
        return new CachedReranker(
                new GuardedReranker(asked, rerank.timeout(), outage, timers, AttemptGuard.UNCOUNTED), REMEMBERED);
    }

    private Reranker ofService(
            Settings settings,
            RerankSettings.RerankTarget service,
            ScheduledExecutorService timers,
            LongSupplier nanoTime) {
        int headBytes = Math.toIntExact(settings.serving().limits().sizes().responseHeadBytes());
        var client = parts.with(
                "HTTP client of the reranker",
                new StreamingClient(
                        "Docent", ClientLimits.forCalls(CALLS, headBytes), Outgoing.of(settings.outgoing())));
        var keyThreads = parts.with(
                "threads for keys of the reranker", new WorkerPool("docent-rerankkey", KEY_THREADS, KEY_QUEUE));
        var rerank = settings.answering().rerank();
        var outage = new Outage("The re-ranker", ServiceReranker.place(service), EFFECT, REST, nanoTime);
        var keys = new KeySources(client, keyThreads, timers, nanoTime)
                .of(service.key())
                .orElse(null);
        var asked = new ServiceReranker(rerank, service, keys, new WholeResponses(client, timers));
        return new GuardedReranker(asked, rerank.timeout(), outage, timers, null);
    }

    @Override
    public Optional<Reranker> of(ChatModel model) {
        return Optional.ofNullable(forAll == null ? byModel.get(model.name()) : forAll);
    }

    /** Ends running requests and the threads. */
    @Override
    public void close() {
        parts.close();
    }
}
