package dev.docent.rerank;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.attempt.AttemptException;
import dev.docent.http.HttpFailure;
import dev.docent.http.RequestHeaders;
import dev.docent.http.ResponseHead;
import dev.docent.http.StreamRequest;
import dev.docent.http.WholeResponse;
import dev.docent.http.WholeResponses;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.keys.KeySource;
import dev.docent.retrieval.Candidate;
import dev.docent.settings.RerankSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks a service over HTTP. A key that it refuses is replaced once, if there is another one. Thread-safe. */
final class ServiceReranker implements Reranker {
    /** The longest response: 1 MiB. */
    private static final long MOST_BYTES = 1L << 20;

    private final RerankSettings settings;
    private final RerankSettings.RerankTarget service;
    private final RerankRequest request;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final @Nullable KeySource keys;
    private final WholeResponses http;

    /** Sends the question and the candidates with a key, or with none. */
    @FunctionalInterface
    private interface Sender {
        CompletableFuture<WholeResponse> send(@Nullable String key);
    }

    /** @param keys the source of the key; null if the service needs none */
    ServiceReranker(
            RerankSettings settings,
            RerankSettings.RerankTarget service,
            @Nullable KeySource keys,
            WholeResponses http) {
        this.settings = settings;
        this.service = service;
        this.request = new RerankRequest(service.api(), service.model());
        this.keys = keys;
        this.http = http;
        service.key().headers().forEach((name, value) -> headers.put(name, value.value()));
    }

    /** Returns the address of a service without its query. */
    static String place(RerankSettings.RerankTarget service) {
        return new StreamRequest("POST", service.url(), Map.of(), new byte[0]).printableUrl();
    }

    @Override
    public int most() {
        return settings.candidates();
    }

    @Override
    public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
        var texts = candidates.stream().map(CandidateText::whole).toList();
        var body = Json.write(request.body(question, texts)).getBytes(UTF_8);
        var result = new CompletableFuture<Reranking>();
        Sender sender = key -> send(body, key, result);
        var unused = (keys == null ? sender.send(null) : sendWithKey(keys, sender))
                .thenApply(response -> read(response, texts.size()))
                .whenComplete((order, failure) -> {
                    if (failure == null) {
                        result.complete(order);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
        return result;
    }

    private CompletionStage<WholeResponse> sendWithKey(KeySource source, Sender sender) {
        return key(source)
                .thenCompose(key -> sender.send(key)
                        .thenCompose(response -> isRefused(response)
                                ? again(source, key, sender, response)
                                : CompletableFuture.completedFuture(response)));
    }

    /** The key may be an old one. */
    private CompletionStage<WholeResponse> again(KeySource source, String key, Sender sender, WholeResponse refusal) {
        source.refused(key);
        return key(source)
                .thenCompose(
                        other -> other.equals(key) ? CompletableFuture.completedFuture(refusal) : sender.send(other));
    }

    private CompletionStage<String> key(KeySource source) {
        return source.key().exceptionally(failure -> {
            throw new AttemptException("there is no key for " + place(service) + ": " + cause(failure), failure);
        });
    }

    /** Sends one request. To cancel the result closes its connection. */
    private CompletableFuture<WholeResponse> send(byte[] body, @Nullable String key, CompletableFuture<?> result) {
        var all = RequestHeaders.json(key, headers);
        var limits = new WholeResponses.ReadLimits(MOST_BYTES, settings.timeout());
        var response = http.begin(new StreamRequest("POST", service.url(), all, body), limits);
        var unused = result.whenComplete((order, failure) -> response.cancel(false));
        return response.exceptionally(failure -> {
            throw new AttemptException(cause(failure), failure);
        });
    }

    private static String cause(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof HttpFailure ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }

    private static boolean isRefused(WholeResponse response) {
        return response.head() != null
                && (response.head().status() == 401 || response.head().status() == 403);
    }

    private Reranking read(WholeResponse response, int count) {
        var head = response.head();
        if (head == null || response.end() == WholeResponse.End.TOO_SLOW) {
            throw new AttemptException(place(service) + " did not answer within "
                    + settings.timeout().toMillis() + " ms");
        }
        if (!head.isSuccess()) {
            throw new AttemptException(place(service) + " answered with the status " + head.status() + hint(head));
        }
        if (response.end() == WholeResponse.End.TOO_LONG) {
            throw new AttemptException(place(service) + " sent more than " + (MOST_BYTES >> 20) + " MiB");
        }
        return Reranking.ofScores(ranks(json(new String(response.body(), UTF_8)), count));
    }

    private static String hint(ResponseHead head) {
        return switch (head.status()) {
            case 401, 403 -> ". It wants another docent.rerank.key";
            case 400, 404, 405, 413, 422 ->
                ". Check docent.rerank.url, docent.rerank.api, docent.rerank.model and docent.rerank.candidates";
            default -> "";
        };
    }

    private JsonValue json(String body) {
        try {
            return Json.parse(body);
        } catch (JsonException e) {
            throw new AttemptException(
                    place(service) + " answered with something else than JSON. Check docent.rerank.url", e);
        }
    }

    /** Reads both APIs, because services exist that are asked in one and answer in the other. */
    private static List<Reranking.Rank> ranks(JsonValue response, int count) {
        var results = response.get("results").elements();
        var ranks = new ArrayList<Reranking.Rank>();
        for (var result : results.isEmpty() ? response.elements() : results) {
            long place = result.get("index").integer().orElse(-1L);
            double score = result.get("relevance_score")
                    .number()
                    .or(result.get("score")::number)
                    .orElse(Double.NaN);
            if (place >= 0 && place < count && Double.isFinite(score)) {
                ranks.add(new Reranking.Rank((int) place, score));
            }
        }
        return ranks;
    }
}
