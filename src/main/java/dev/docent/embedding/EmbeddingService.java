package dev.docent.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.HttpFailure;
import dev.docent.http.RequestHeaders;
import dev.docent.http.ResponseHead;
import dev.docent.http.RetryAfter;
import dev.docent.http.StreamRequest;
import dev.docent.http.WholeResponse;
import dev.docent.http.WholeResponses;
import dev.docent.index.EmbeddingException.Concern;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request to an embedding service, and what its response means. It neither retries nor waits for anything else. Thread-safe.
 */
final class EmbeddingService {
    /** The longest response: 64 MiB, which hold some 2,000 long vectors as text. */
    private static final long MOST_BYTES = 64L << 20;

    /** How much of a service's own message is shown: 200 characters. */
    private static final int SHOWN = 200;

    /** The longest wait that a service may ask for: 5 minutes. After that, the next pass tries again. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final EmbeddingApi api;
    private final URI address;
    private final Map<String, String> headers;
    private final WholeResponses http;
    private final Clock clock;

    /**
     * @param base the address of the API, without a slash at its end
     * @param headers further headers of each request
     */
    EmbeddingService(EmbeddingApi api, URI base, Map<String, String> headers, WholeResponses http, Clock clock) {
        this.api = api;
        this.address = below(base, api.path());
        this.headers = Map.copyOf(headers);
        this.http = http;
        this.clock = clock;
    }

    /** Returns the address without its query. */
    String place() {
        return new StreamRequest("POST", address, Map.of(), new byte[0]).printableUrl();
    }

    /**
     * Returns the vectors of texts, of length 1, in the order of the texts.
     *
     * @param key the key; null for none
     */
    List<float[]> embed(List<String> texts, @Nullable String key, Duration timeout)
            throws ServiceFailure, InterruptedException {
        var response = send(texts, key, timeout);
        var head = response.head();
        if (head == null || response.end() == WholeResponse.End.TOO_SLOW) {
            throw ServiceFailure.passing(place() + " did not answer within " + timeout.toMillis() + " ms", null);
        }
        var body = new String(response.body(), UTF_8);
        if (!head.isSuccess()) {
            throw refusal(head, body, key);
        }
        if (response.end() == WholeResponse.End.TOO_LONG) {
            throw ServiceFailure.lasting(
                    place() + " sent more than " + (MOST_BYTES >> 20) + " MiB; set a smaller docent.embedding.batch");
        }
        return vectors(json(body), texts.size());
    }

    private WholeResponse send(List<String> texts, @Nullable String key, Duration timeout)
            throws ServiceFailure, InterruptedException {
        var all = RequestHeaders.json(key, headers);
        var request = new StreamRequest(
                "POST", address, all, Json.write(api.body(texts)).getBytes(UTF_8));
        try {
            return http.send(request, new WholeResponses.ReadLimits(MOST_BYTES, timeout));
        } catch (HttpFailure e) {
            throw ServiceFailure.passing(String.valueOf(e.getMessage()), e);
        }
    }

    private ServiceFailure refusal(ResponseHead head, String body, @Nullable String key) {
        int status = head.status();
        var said = place() + " answered with the status " + status + said(body, key);
        return switch (status) {
            case 401, 403 -> ServiceFailure.lasting(said + ". It wants another docent.embedding.key");
            case 404 ->
                ServiceFailure.lasting(
                        said + ". Check docent.embedding.url, docent.embedding.provider and docent.embedding.name");
            case 400, 413, 422 -> ServiceFailure.ofTexts(said);
            case 408, 429, 500, 502, 503, 504 ->
                new ServiceFailure(Concern.EVERY_TEXT, true, wait(head).orElse(null), said, null);
            default -> ServiceFailure.lasting(said);
        };
    }

    private Optional<Duration> wait(ResponseHead head) {
        return head.header("retry-after")
                .flatMap(value -> RetryAfter.read(value, clock.instant()))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /** Returns the service's own words, without keys. */
    private String said(String body, @Nullable String key) {
        String words;
        try {
            var json = Json.parse(body);
            words = Stream.of(json.at("/error/message"), json.get("error"), json.get("message"), json.get("detail"))
                    .flatMap(value -> value.text().stream())
                    .findFirst()
                    .orElse("");
        } catch (JsonException e) {
            words = "";
        }
        for (var secret : secrets(key)) {
            words = words.replace(secret, "•••");
        }
        var line = words.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "" : ": " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }

    private List<String> secrets(@Nullable String key) {
        return Stream.concat(Stream.ofNullable(key), headers.values().stream())
                .filter(value -> value.length() >= 8)
                .toList();
    }

    private JsonValue json(String body) throws ServiceFailure {
        try {
            return Json.parse(body);
        } catch (JsonException e) {
            throw ServiceFailure.lasting(place() + " answered with something else than JSON (" + e.getMessage()
                    + "). Check docent.embedding.url and docent.embedding.provider");
        }
    }

    private List<float[]> vectors(JsonValue response, int wanted) throws ServiceFailure {
        var found = api.vectors(response);
        if (found.size() != wanted) {
            throw ServiceFailure.lasting(place() + " returned " + found.size() + " vectors for " + wanted
                    + " texts. Check docent.embedding.provider");
        }
        var vectors = new ArrayList<float[]>();
        for (var vector : found) {
            vectors.add(vector(vector));
        }
        return vectors;
    }

    private float[] vector(JsonValue numbers) throws ServiceFailure {
        var elements = numbers.elements();
        var vector = new float[elements.size()];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            double number = elements.get(i).number().orElse(Double.NaN);
            vector[i] = (float) number;
            squares += number * number;
        }
        if (!Double.isFinite(squares) || squares == 0) {
            throw ServiceFailure.ofTexts(
                    place() + " returned a vector that is empty, or contains something else than" + " numbers");
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static URI below(URI base, String path) {
        var text = base.toString();
        int mark = text.indexOf('?');
        var trunk = mark < 0 ? text : text.substring(0, mark);
        return URI.create(trunk + "/" + path + (mark < 0 ? "" : text.substring(mark)));
    }
}
