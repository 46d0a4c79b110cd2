package dev.docent.model;

import dev.docent.http.StreamingClient;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Brings a kind of model that Docent does not know: a jar in {@code WEB-INF/lib} with a class that implements this, and its
 * name in {@code META-INF/services/dev.docent.model.ModelProvider} ({@link java.util.ServiceLoader}). Then {@code
 * docent.model.provider} may be its name. The class is public and has a public constructor without parameters.
 *
 * <p>Its test extends {@code ChatModelContract} of Docent's test jar.
 */
public interface ModelProvider {
    /** Returns the name in {@code docent.model.provider}: small letters, digits and hyphens, beginning with a letter. */
    String name();

    /**
     * Makes a model; nothing is sent before the first question.
     *
     * @throws IllegalArgumentException if the settings are wrong; the message says which, and what to do
     */
    ChatModel create(Configuration configuration, Services services);

    /**
     * What the settings say of a model.
     *
     * @param label the name that {@link ChatModel#name} returns
     * @param url {@code url}
     * @param key {@code key}; never to be shown or logged
     * @param name {@code name}
     * @param timeouts {@code first-token-timeout}, {@code idle-timeout} and {@code total-timeout}
     * @param headers {@code headers.*}; never to be shown or logged
     * @param options {@code options.*}, as values of JSON
     */
    record Configuration(
            String label,
            Optional<URI> url,
            Optional<String> key,
            Optional<String> name,
            Timeouts timeouts,
            Map<String, String> headers,
            Map<String, Object> options) {
        @Override
        public String toString() {
            return "Configuration[label=" + label + "]";
        }
    }

    /**
     * What Docent lends; all of it is closed by Docent.
     *
     * @param client sends requests and hands out responses as they come
     * @param timers runs time-outs; tasks are short and do not block
     * @param clock the time of day
     * @param nanoTime the time that {@code timers} goes by
     */
    record Services(StreamingClient client, ScheduledExecutorService timers, Clock clock, LongSupplier nanoTime) {}
}
