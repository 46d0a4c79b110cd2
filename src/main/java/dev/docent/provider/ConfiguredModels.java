package dev.docent.provider;

import dev.docent.http.ClientLimits;
import dev.docent.http.Outgoing;
import dev.docent.http.StreamingClient;
import dev.docent.keys.KeySources;
import dev.docent.model.ChatModel;
import dev.docent.model.ConfiguredModel;
import dev.docent.model.ModelProvider;
import dev.docent.model.RetryPolicy;
import dev.docent.settings.Settings;
import dev.docent.threads.WorkerPool;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** The models that the settings describe, with their HTTP client and threads. Thread-safe. */
public final class ConfiguredModels implements AutoCloseable {
    private static final int KEY_THREADS = 2;

    /** How many questions may wait for a key from a file or a command. Beyond that, the model has no key. */
    private static final int KEY_QUEUE = 100;

    private final StreamingClient client;
    private final WorkerPool pluginThreads;
    private final WorkerPool keyThreads;
    private final List<ConfiguredModel> all;

    /**
     * Creates the models. If the settings name none, it checks whether Ollama runs on this machine.
     *
     * @param quotes answers if there is no other model
     * @param timers runs time-outs; its tasks are short
     * @throws IllegalArgumentException if the settings cannot be used; the message names what to change
     */
    public ConfiguredModels(Settings settings, ChatModel quotes, ScheduledExecutorService timers, Clock clock) {
        int answers = settings.serving().limits().load().answers();
        int headBytes = Math.toIntExact(settings.serving().limits().sizes().responseHeadBytes());
        var limits = ClientLimits.forCalls(answers, headBytes);
        pluginThreads = new WorkerPool("docent-plugin", 2 * Runtime.getRuntime().availableProcessors(), answers);
        keyThreads = new WorkerPool("docent-key", KEY_THREADS, KEY_QUEUE);
        client = new StreamingClient("Docent", limits, Outgoing.of(settings.outgoing()));
        try {
            all = make(settings, quotes, timers, clock);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private List<ConfiguredModel> make(
            Settings settings, ChatModel quotes, ScheduledExecutorService timers, Clock clock) {
        var services = new ModelProvider.Services(client, timers, clock, System::nanoTime);
        var keys = new KeySources(client, keyThreads, timers, System::nanoTime);
        var bareModels = new BareModels(services, pluginThreads, quotes, keys);
        var ollama = new LocalOllama(client, LocalOllama.ADDRESS, timers);
        var retries = RetryPolicy.standard(() -> ThreadLocalRandom.current().nextDouble());
        return new ModelFactory(settings, bareModels, ollama, retries, timers).make();
    }

    /** Returns the models, the default one first. */
    public List<ConfiguredModel> all() {
        return all;
    }

    /** Ends the running requests and the threads. */
    @Override
    public void close() {
        keyThreads.close();
        pluginThreads.close();
        client.close();
    }
}
