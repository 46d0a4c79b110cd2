package dev.docent.model;

import dev.docent.http.StreamingClient;
import dev.docent.prompt.Prompt;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** A model behind HTTP, whatever protocol it speaks; {@link Providers} makes them. Thread-safe. */
final class HttpModel implements ChatModel {
    /**
     * What all models behind HTTP share.
     *
     * @param timers runs time-outs; tasks are short and do not block
     * @param clock for a {@code Retry-After} that is a date
     * @param nanoTime the time that {@code timers} goes by, {@code System::nanoTime} outside of tests
     */
    record Surroundings(
            StreamingClient client, ScheduledExecutorService timers, Clock clock, LongSupplier nanoTime) {}

    private final ModelSpec spec;
    private final Protocol protocol;
    private final Surroundings surroundings;

    HttpModel(ModelSpec spec, Protocol protocol, Surroundings surroundings) {
        this.spec = spec;
        this.protocol = protocol;
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var request = protocol.request(prompt);
        var failures = new ProviderFailures(request.toString(), protocol.secrets(), surroundings.clock());
        var answer = new ProviderAnswer(
                new SerialListener(listener),
                failures,
                protocol.framing(),
                protocol.newDialect(),
                new TokenCount(prompt, spec.price()),
                spec.timeouts(),
                surroundings.timers(),
                surroundings.nanoTime());
        answer.start(surroundings.client(), request);
        return answer;
    }
}
