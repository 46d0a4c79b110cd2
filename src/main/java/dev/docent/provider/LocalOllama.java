package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.http.ResponseListener;
import dev.docent.http.StreamRequest;
import dev.docent.http.StreamingClient;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Checks whether Ollama runs on this machine, and which models it has (<a href="https://docs.ollama.com/api/tags">list
 * models</a>).
 */
public final class LocalOllama {
    /** Ollama's default address. */
    public static final URI ADDRESS = URI.create("http://localhost:11434");

    /** How long the start of Docent waits for it: 1 s. After that, Docent assumes that Ollama does not run. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** The longest list of models that is read, 1 MiB; a longer one is not Ollama's. */
    private static final int MOST_BYTES = 1 << 20;

    private final StreamingClient client;
    private final URI address;
    private final ScheduledExecutorService scheduler;

    /**
     * @param scheduler ends the wait; the JDK's own delay thread would keep the class loader of its first user in memory until
     *     the process ends
     */
    public LocalOllama(StreamingClient client, URI address, ScheduledExecutorService scheduler) {
        this.client = client;
        this.address = address;
        this.scheduler = scheduler;
    }

    URI address() {
        return address;
    }

    /** Returns the name of the first model that can chat; empty if no server answers or it has no such model. */
    Optional<String> firstModel() {
        var answer = new Answer();
        var limit = scheduler.schedule(
                () -> answer.whole.complete(Optional.empty()), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        var call = client.send(
                new StreamRequest(
                        "GET", URI.create(address + "/api/tags"), Map.of("Accept", "application/json"), new byte[0]),
                answer);
        try {
            return answer.whole.join().flatMap(LocalOllama::firstThatChats);
        } finally {
            limit.cancel(false);
            call.cancel();
        }
    }

    private static Optional<String> firstThatChats(String json) {
        try {
            return Json.parse(json).get("models").elements().stream()
                    .filter(LocalOllama::chats)
                    .flatMap(model -> model.get("name").text().stream())
                    .findFirst();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** Models of the BERT family only make embeddings. */
    private static boolean chats(JsonValue model) {
        return !model.get("details").get("family").text().orElse("").contains("bert");
    }

    private static final class Answer implements ResponseListener {
        private final CompletableFuture<Optional<String>> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ok;

        @Override
        public void onHead(ResponseHead head) {
            ok = head.status() == 200;
        }

        @Override
        public void onBytes(ByteBuffer chunk) {
            if (bytes.size() + chunk.remaining() > MOST_BYTES) {
                whole.complete(Optional.empty());
                return;
            }
            var copy = new byte[chunk.remaining()];
            chunk.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onEnd() {
            whole.complete(ok ? Optional.of(bytes.toString(UTF_8)) : Optional.empty());
        }

        @Override
        public void onFailure(HttpFailure failure) {
            whole.complete(Optional.empty());
        }
    }
}
