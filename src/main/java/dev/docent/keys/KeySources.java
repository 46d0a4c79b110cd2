package dev.docent.keys;

import dev.docent.http.StreamingClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Creates the sources of keys. Thread-safe. */
public final class KeySources {
    private final StreamingClient client;
    private final Executor threads;
    private final ScheduledExecutorService timers;
    private final LongSupplier nanoTime;

    /**
     * Creates the factory.
     *
     * @param threads read files and run commands, which may block
     * @param timers run time-outs; tasks are short
     * @param nanoTime the clock for lifetimes
     */
    public KeySources(
            StreamingClient client, Executor threads, ScheduledExecutorService timers, LongSupplier nanoTime) {
        this.client = client;
        this.threads = threads;
        this.timers = timers;
        this.nanoTime = nanoTime;
    }

    /** Returns a key in a file, without white space around it. The file is read again when the key has this age. */
    public KeySource file(Path file, Duration lifetime) {
        return new CachedKey(blocking(() -> new Fetch.Fetched(KeyFile.read(file), lifetime)), nanoTime);
    }

    /**
     * Returns a key that a command prints. The command runs again when the key has this age.
     *
     * @param command the program and its arguments; no shell interprets them
     */
    public KeySource command(List<String> command, Duration lifetime) {
        return new CachedKey(blocking(() -> new Fetch.Fetched(KeyCommand.run(command), lifetime)), nanoTime);
    }

    /** Returns the access tokens that an authorization server issues to Docent itself. */
    public KeySource clientCredentials(ClientCredentials credentials) {
        return new CachedKey(new TokenRequest(credentials, client, timers), nanoTime);
    }

    private Fetch blocking(Supplier<Fetch.Fetched> fetch) {
        return () -> supplied(fetch);
    }

    private CompletionStage<Fetch.Fetched> supplied(Supplier<Fetch.Fetched> fetch) {
        try {
            return CompletableFuture.supplyAsync(fetch, threads);
        } catch (RejectedExecutionException e) {
            throw new KeyException("too many requests are waiting for a key, or Docent is shutting down", e);
        }
    }
}
