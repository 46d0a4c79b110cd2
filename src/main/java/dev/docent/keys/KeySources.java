package dev.docent.keys;

import dev.docent.http.StreamingClient;
import dev.docent.settings.KeyAccess;
import dev.docent.settings.KeyOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** Returns the source that the settings describe. Java 17 has no switch over types. */
    public KeySource of(KeyOrigin origin) {
        if (origin instanceof KeyOrigin.InFile inFile) {
            return file(inFile.file(), inFile.lifetime());
        }
        if (origin instanceof KeyOrigin.OfCommand ofCommand) {
            return command(ofCommand.command(), ofCommand.lifetime());
        }
        if (origin instanceof KeyOrigin.ByOAuth oauth) {
            return clientCredentials(new ClientCredentials(
                    oauth.tokenUrl(),
                    oauth.clientId(),
                    oauth.clientSecret().value(),
                    oauth.scope(),
                    oauth.parameters()));
        }
        throw new AssertionError("KeyOrigin is sealed");
    }

    /** Returns the source of the key that the settings of a service name, if they name one. */
    public Optional<KeySource> of(KeyAccess access) {
        return Optional.ofNullable(access.origin())
                .map(this::of)
                .or(() -> Optional.ofNullable(access.key()).map(key -> fixed(key.value())));
    }

    /** Returns a key that never changes. */
    public static KeySource fixed(String key) {
        return new KeySource() {
            @Override
            public CompletionStage<String> key() {
                return CompletableFuture.completedFuture(key);
            }

            @Override
            public void refused(String refused) {
                // There is no other one.
            }
        };
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
