package dev.docent;

import dev.docent.embedding.ConfiguredEmbedder;
import dev.docent.embedding.local.CrossEncoder;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.home.UnpackFolder;
import dev.docent.settings.Settings;
import dev.docent.threads.RunningParts;
import dev.docent.threads.WorkerPool;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The models of this process, which are loaded in the background as soon as this is created, because that takes from half a second
 * to some seconds. Thread-safe.
 */
final class LocalModels implements AutoCloseable {
    private static final int THREADS = 2;

    private final RunningParts parts = new RunningParts();
    private final CompletableFuture<ConfiguredEmbedder> embedder;
    private final CompletableFuture<@Nullable CrossEncoder> crossEncoder;

    /** Starts loading what the settings name. */
    LocalModels(Settings settings, UnpackFolder unpacked, ScheduledExecutorService timers, Clock clock) {
        var loader = parts.with("loader of models", WorkerPool.background("docent-load", THREADS, 1));
        embedder =
                CompletableFuture.supplyAsync(() -> new ConfiguredEmbedder(settings, unpacked, timers, clock), loader);
        var folder = settings.answering().rerank().folder();
        crossEncoder = folder == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(
                        () -> {
                            MiniLmEmbedder.prepare(unpacked);
                            return new CrossEncoder(folder);
                        },
                        loader);
        parts.with("embedder", () -> closeLoaded(embedder));
        parts.with("re-ranking model", () -> closeLoaded(crossEncoder));
    }

    /**
     * Returns the embedder of the settings. Waits until it is loaded.
     *
     * @throws java.util.concurrent.CompletionException if it cannot be; the cause says what to change
     */
    ConfiguredEmbedder embedder() {
        return embedder.join();
    }

    /** Returns the model that puts passages in order, if the settings name its folder. Waits and fails like {@link #embedder}. */
    @Nullable
    CrossEncoder crossEncoder() {
        return crossEncoder.join();
    }

    /** Waits until what is being loaded is loaded, then frees everything. */
    @Override
    public void close() {
        parts.close();
    }

    /** What could not be loaded needs no end. */
    private static <T extends AutoCloseable> void closeLoaded(CompletableFuture<? extends @Nullable T> loading)
            throws Exception {
        var part = loading.handle((loaded, failure) -> loaded).join();
        if (part != null) {
            part.close();
        }
    }
}
