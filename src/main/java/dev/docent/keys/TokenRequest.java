package dev.docent.keys;

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
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests an access token from an authorization server. */
final class TokenRequest implements Fetch {
    /** How long the server may take: 30 s. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How long before its end a token is replaced: it must be valid until the provider has checked it. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** The assumed lifetime of a token if the server does not state it (RFC 6749, section 5.1: it should). */
    private static final Duration UNTOLD = Duration.ofMinutes(5);

    /** The shortest lifetime, so that a server with a wrong clock is not asked for every question. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final int MOST_BYTES = 1 << 20;

    private final ClientCredentials credentials;
    private final StreamingClient client;
    private final ScheduledExecutorService timers;

    TokenRequest(ClientCredentials credentials, StreamingClient client, ScheduledExecutorService timers) {
        this.credentials = credentials;
        this.client = client;
        this.timers = timers;
    }

    @Override
    public CompletionStage<Fetched> fetch() {
        var answer = new Answer();
        var late = timers.schedule(
                () -> answer.fail("did not answer within " + LIMIT.toSeconds() + " s", null),
                LIMIT.toMillis(),
                TimeUnit.MILLISECONDS);
        var call = client.send(request(), answer);
        var unused = answer.whole.whenComplete((fetched, failure) -> {
            late.cancel(false);
            call.cancel();
        });
        return answer.whole;
    }

    /** Name and secret are form-encoded before they are joined (RFC 6749, section 2.3.1). */
    private StreamRequest request() {
        var login = encoded(credentials.id()) + ":" + encoded(credentials.secret());
        var form = new TreeMap<>(credentials.parameters());
        form.put("grant_type", "client_credentials");
        if (credentials.scope() != null) {
            form.put("scope", credentials.scope());
        }
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var headers = Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)),
                "Content-Type", "application/x-www-form-urlencoded",
                "Accept", "application/json");
        return new StreamRequest("POST", credentials.tokenUrl(), headers, body.getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private final class Answer implements ResponseListener {
        private final CompletableFuture<Fetched> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int status;

        @Override
        public void onHead(ResponseHead head) {
            status = head.status();
        }

        @Override
        public void onBytes(ByteBuffer chunk) {
            if (bytes.size() + chunk.remaining() > MOST_BYTES) {
                fail("answered with more than " + MOST_BYTES + " bytes", null);
                return;
            }
            var copy = new byte[chunk.remaining()];
            chunk.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onEnd() {
            try {
                read(Json.parse(bytes.toString(UTF_8)));
            } catch (JsonException e) {
                fail("answered with status " + status + " but without JSON", e);
            } catch (KeyException e) {
                whole.completeExceptionally(e);
            }
        }

        private void read(JsonValue said) {
            var token = said.get("access_token").text();
            if (status != 200 || token.isEmpty()) {
                // error and error_description (RFC 6749, section 5.2); nothing else, because it may contain a token.
                var error = said.get("error").text().orElse("no access_token");
                fail(
                        "answered with status " + status + ": " + error
                                + said.get("error_description")
                                        .text()
                                        .map(text -> ", " + text)
                                        .orElse(""),
                        null);
                return;
            }
            var lifetime = said.get("expires_in")
                    .integer()
                    .or(() -> said.get("expires_in").text().flatMap(TokenRequest::number))
                    .map(seconds -> Duration.ofSeconds(seconds).minus(MARGIN))
                    .orElse(UNTOLD);
            var key = KeyFile.checked(token.get(), "the token of " + credentials.tokenUrl());
            whole.complete(new Fetched(key, lifetime.compareTo(SHORTEST) < 0 ? SHORTEST : lifetime));
        }

        private void fail(String what, @Nullable Throwable cause) {
            whole.completeExceptionally(new KeyException(credentials.tokenUrl() + " " + what, cause));
        }

        @Override
        public void onFailure(HttpFailure failure) {
            whole.completeExceptionally(new KeyException(String.valueOf(failure.getMessage()), failure));
        }
    }

    /** Azure's older servers write numbers in quotes. */
    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
