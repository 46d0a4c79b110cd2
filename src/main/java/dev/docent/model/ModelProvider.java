package dev.docent.model;

import dev.docent.http.StreamingClient;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Adds a kind of model that Docent does not know. Put a jar into {@code WEB-INF/lib} with a class that implements this
 * interface, and the name of the class in {@code META-INF/services/dev.docent.model.ModelProvider} ({@link
 * java.util.ServiceLoader}). The class must be public, with a public constructor without parameters. Then set {@code
 * docent.model.provider} to its {@link #name}.
 *
 * <p>To test it, extend {@code ChatModelContract} of Docent's test jar.
 */
public interface ModelProvider {
    /** Returns the name in {@code docent.model.provider}: small letters, digits and hyphens, beginning with a letter. */
    String name();

    /**
     * Creates a model. Nothing is sent before the first question.
     *
     * @throws IllegalArgumentException if the settings are wrong; the message says which, and what to do
     */
    ChatModel create(Configuration configuration, Services services);

    /** What the settings say about a model. Immutable. */
    interface Configuration {
        /** Returns the name that {@link ChatModel#name} returns. */
        String label();

        /** Returns {@code url}. */
        Optional<URI> url();

        /** Returns {@code key}; never show or log it. */
        Optional<String> key();

        /** Returns {@code name}. */
        Optional<String> name();

        /** Returns {@code first-token-timeout}, {@code idle-timeout} and {@code total-timeout}. */
        Timeouts timeouts();

        /** Returns {@code headers.*}; never show or log them. */
        Map<String, String> headers();

        /** Returns {@code options.*}, as JSON values. */
        Map<String, Object> options();
    }

    /**
     * What Docent lends to models. Docent closes all of it.
     *
     * @param client sends requests and delivers responses as they arrive
     * @param timers runs time-outs; tasks are short and do not block
     * @param clock the time of day
     * @param nanoTime the clock of {@code timers}
     */
    record Services(StreamingClient client, ScheduledExecutorService timers, Clock clock, LongSupplier nanoTime) {}
}
