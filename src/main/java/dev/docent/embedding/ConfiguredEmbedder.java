package dev.docent.embedding;

import dev.docent.embedding.local.FolderEmbedder;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.home.UnpackFolder;
import dev.docent.http.ClientLimits;
import dev.docent.http.Outgoing;
import dev.docent.http.StreamingClient;
import dev.docent.http.WholeResponses;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.keys.KeySources;
import dev.docent.settings.EmbeddingProvider;
import dev.docent.settings.EmbeddingSettings;
import dev.docent.settings.Settings;
import dev.docent.threads.RunningParts;
import dev.docent.threads.WorkerPool;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedder that the settings name, with its HTTP client and threads. Thread-safe. */
public final class ConfiguredEmbedder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredEmbedder.class);
    private static final int KEY_THREADS = 1;

    /** How many requests may wait for a key from a file or a command. Beyond that, a request has no key and is repeated. */
    private static final int KEY_QUEUE = 100;

    /** How many requests to the service may run or wait for a connection: those of the pass, and questions. */
    private static final int CALLS = 256;

    private final Embedder embedder;
    /** Makes an embedder of the same service for another model; null without a service. */
    private @Nullable Function<String, Optional<Embedder>> renamed;

    private final RunningParts parts = new RunningParts();

    /**
     * Loads the model, or prepares the requests to a service. It sends none.
     *
     * @param unpacked where the native library of the embedding runtime is
     * @param timers ends requests and pauses; tasks are short
     * @throws IllegalArgumentException if the settings cannot be used; the message names what to change
     * @throws IllegalStateException if the embedding runtime does not load on this machine
     */
    public ConfiguredEmbedder(Settings settings, UnpackFolder unpacked, ScheduledExecutorService timers, Clock clock) {
        MiniLmEmbedder.prepare(unpacked);
        try {
            embedder = make(settings, timers, clock);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Embedder make(Settings settings, ScheduledExecutorService timers, Clock clock) {
        var embedding = settings.answering().embedding();
        if (embedding.provider() == EmbeddingProvider.ONNX) {
            var folder = Objects.requireNonNull(embedding.model());
            return parts.with("embedding model", new FolderEmbedder(folder, embedding, MiniLmEmbedder.counter()));
        }
        var target = embedding.service();
        return target == null ? builtIn() : remote(settings, target, timers, clock);
    }

    private Embedder remote(
            Settings settings, EmbeddingSettings.Service target, ScheduledExecutorService timers, Clock clock) {
        int headBytes = Math.toIntExact(settings.serving().limits().sizes().responseHeadBytes());
        var client = parts.with(
                "HTTP client of the embedder",
                new StreamingClient(
                        "Docent", ClientLimits.forCalls(CALLS, headBytes), Outgoing.of(settings.outgoing())));
        var keyThreads = parts.with(
                "threads for keys of the embedder", new WorkerPool("docent-embedkey", KEY_THREADS, KEY_QUEUE));
        var headers = new LinkedHashMap<String, String>();
        target.key().headers().forEach((name, value) -> headers.put(name, value.value()));
        var keys = new KeySources(client, keyThreads, timers, System::nanoTime)
                .of(target.key())
                .orElse(null);
        var http = new WholeResponses(client, timers);
        var counter = MiniLmEmbedder.counter();
        Function<EmbeddingSettings, RemoteEmbedder> made = embedding -> new RemoteEmbedder(
                new EmbeddingService(api(embedding), target.url(), headers, http, clock),
                embedding,
                keys,
                counter,
                RetryPause.of(timers),
                System::nanoTime);
        var embedding = settings.answering().embedding();
        renamed = id -> FormerName.of(id, embedding)
                .map(name -> (Embedder) made.apply(embedding.named(name)))
                .filter(former -> former.id().equals(id));
        return made.apply(embedding);
    }

    private static EmbeddingApi api(EmbeddingSettings embedding) {
        var provider = embedding.provider();
        var target = Objects.requireNonNull(embedding.service());
        return switch (provider) {
            case OPENAI -> new OpenAiEmbeddings(Objects.requireNonNull(target.name()), target.dimensions());
            case OLLAMA -> new OllamaEmbeddings(Objects.requireNonNull(target.name()), target.dimensions());
            case TEI -> new TeiEmbeddings();
            case AUTO, BUILTIN, ONNX -> throw new AssertionError(provider + " is not asked over HTTP");
        };
    }

    /** Returns the embedder of the settings. */
    public Embedder embedder() {
        return embedder;
    }

    /**
     * Returns what embeds questions. If the index has vectors of another model that can still be asked, that one does until all
     * documents have their new vectors. Loads the built-in model if it is that one. Call it once, before other threads use
     * this.
     */
    public Embedder forQuestions(LuceneChunkIndex index) {
        var id = index.servingModel();
        if (id.equals(embedder.id())) {
            return embedder;
        }
        var former = former(id);
        if (former.isEmpty()) {
            LOG.info(
                    "The embedding model is {} now instead of {}, which cannot be asked any more. Passages get their"
                            + " vectors in the background. Until then, words find them",
                    embedder.id(),
                    id);
            return embedder;
        }
        LOG.info(
                "The embedding model is {} now instead of {}. Passages get their vectors in the background. Until all"
                        + " have them, those of the former model answer",
                embedder.id(),
                id);
        index.serveMeanwhile(former.get());
        return new SwitchingEmbedder(embedder, former.get(), index::servesItsOwn);
    }

    /** Returns the embedder with this id, if it can still be asked: the built-in one, or another model of the same service. */
    private Optional<Embedder> former(String id) {
        if (id.equals(MiniLmEmbedder.usualId())) {
            return Optional.of(builtIn());
        }
        return renamed == null ? Optional.empty() : renamed.apply(id);
    }

    private Embedder builtIn() {
        return parts.with("built-in embedding model", new MiniLmEmbedder());
    }

    /** Ends running requests, frees the models and ends the threads. */
    @Override
    public void close() {
        parts.close();
    }
}
