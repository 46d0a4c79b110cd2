package dev.docent.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.StreamRequest;
import dev.docent.http.StreamingClient;
import dev.docent.json.Json;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * A model behind the chat-completions API of OpenAI, which most model servers speak too. Thread-safe.
 *
 * <p>An answer is whole when the provider has said so: by a {@code finish_reason}, or by {@code [DONE]}. After either
 * nothing that happens to the connection makes it worse; without either every end of the connection, however orderly, is
 * {@link ModelFailure#CUT_OFF}.
 */
public final class OpenAiModel implements ChatModel {
    private final StreamingClient client;
    private final OpenAiSettings settings;
    private final ScheduledExecutorService timers;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /**
     * Creates the model; nothing is sent before the first question.
     *
     * @param timers runs time-outs; tasks are short and do not block
     * @param clock for a {@code Retry-After} that is a date
     * @param nanoTime the time that {@code timers} goes by, {@code System::nanoTime} outside of tests
     */
    public OpenAiModel(
            StreamingClient client,
            OpenAiSettings settings,
            ScheduledExecutorService timers,
            Clock clock,
            LongSupplier nanoTime) {
        this.client = client;
        this.settings = settings;
        this.timers = timers;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var request = new StreamRequest("POST", settings.completionsUrl(), headers(), body(prompt));
        var failures = new ProviderFailures(request.toString(), settings.key(), clock);
        var answer = new OpenAiAnswer(new SerialListener(listener), failures, settings.timeouts(), timers, nanoTime);
        answer.start(client, request);
        return answer;
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "text/event-stream");
        settings.key().ifPresent(key -> headers.put("Authorization", "Bearer " + key));
        return headers;
    }

    private byte[] body(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", settings.name());
        body.put(
                "messages", prompt.messages().stream().map(OpenAiModel::message).toList());
        body.put("stream", true);
        body.put("stream_options", Map.of("include_usage", true));
        return Json.write(body).getBytes(UTF_8);
    }

    private static Map<String, String> message(Message message) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("role", message.role().name().toLowerCase(Locale.ROOT));
        fields.put("content", message.text());
        return fields;
    }
}
