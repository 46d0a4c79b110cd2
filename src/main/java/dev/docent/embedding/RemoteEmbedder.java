package dev.docent.embedding;

import dev.docent.corpus.TokenCounter;
import dev.docent.http.Outage;
import dev.docent.index.Embedder;
import dev.docent.index.EmbeddingException;
import dev.docent.index.EmbeddingException.Concern;
import dev.docent.keys.KeySource;
import dev.docent.settings.EmbeddingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A service over HTTP that embeds. Texts of documents are sent in batches, and again after a passing failure, with growing pauses
 * or the one that the service asks for. A question is sent once and waits briefly, because words answer it too. Thread-safe.
 */
final class RemoteEmbedder implements Embedder {
    private static final String WHO = "The embedding service";

    /** The first pause; it doubles with each further try. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** After a failure that lasted, the texts of documents are not sent for this time, so that a pass ends soon. */
    private static final Duration REST_OF_PASS = Duration.ofSeconds(30);

    /** The same for questions. */
    private static final Duration REST_OF_QUESTIONS = Duration.ofSeconds(10);

    /** So many texts one after the other that the service refuses are a mistake in the settings: 20. */
    private static final int MOST_REFUSED = 20;

    private final EmbeddingService service;
    private final EmbeddingSettings settings;
    private final EmbeddingSettings.ServiceLimits limits;
    private final @Nullable KeySource keys;
    private final TokenCounter counter;
    private final RetryPause pause;
    private final Outage ofPass;
    private final Outage ofQuestions;
    private final String id;

    private final AtomicInteger refused = new AtomicInteger();
    /** The length of the vectors; 0 until it is known. */
    private final AtomicInteger dimensions = new AtomicInteger();

    /**
     * @param keys the source of the key; null if the service needs none
     * @param counter counts tokens; only estimated for this model, but so that passages do not depend on the model
     */
    RemoteEmbedder(
            EmbeddingService service,
            EmbeddingSettings settings,
            @Nullable KeySource keys,
            TokenCounter counter,
            RetryPause pause,
            LongSupplier nanoTime) {
        var target = Objects.requireNonNull(settings.service());
        this.service = service;
        this.settings = settings;
        this.limits = target.limits();
        this.keys = keys;
        this.counter = counter;
        this.pause = pause;
        this.ofPass = new Outage(
                WHO,
                service.place(),
                "Words find new passages meanwhile, and the next pass asks again",
                REST_OF_PASS,
                nanoTime);
        this.ofQuestions = new Outage(
                WHO, service.place(), "Questions are searched by words alone meanwhile", REST_OF_QUESTIONS, nanoTime);
        this.id = identity(settings, target);
        if (target.dimensions() != null) {
            dimensions.set(target.dimensions());
        }
    }

    /** The same model has the same vectors wherever it runs, so the address counts only for a service that names no model. */
    private static String identity(EmbeddingSettings settings, EmbeddingSettings.Service target) {
        var model = target.name() == null ? target.url().toString().replaceFirst("\\?.*", "") : target.name();
        var shortened = target.dimensions() == null ? "" : " " + target.dimensions();
        var prefix = settings.text().documentPrefix();
        return settings.provider().settingName() + " " + model + shortened + (prefix.isEmpty() ? "" : " " + prefix);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimensions() {
        return dimensions.get();
    }

    @Override
    public boolean knows(String language) {
        return settings.languages().isEmpty() || settings.languages().contains(language);
    }

    @Override
    public int batchSize() {
        return limits.batch();
    }

    @Override
    public int countTokens(String text) {
        return counter.countTokens(text);
    }

    @Override
    public float[] embed(String text) {
        return embedAll(List.of(text)).get(0);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        var prefixed = texts.stream()
                .map(text -> settings.text().documentPrefix() + text)
                .toList();
        try {
            return withRetries(prefixed);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public float[] embedQuestion(String text) {
        refuseDuring(ofQuestions);
        try {
            var vectors = once(List.of(settings.text().questionPrefix() + text), limits.questionTimeout());
            ofQuestions.answered();
            return vectors.get(0);
        } catch (ServiceFailure e) {
            if (e.concern() == Concern.EVERY_TEXT) {
                ofQuestions.failed(e.words());
            }
            throw failure(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        // The client is closed by its owner.
    }

    private List<float[]> withRetries(List<String> texts) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            refuseDuring(ofPass);
            try {
                var vectors = once(texts, limits.timeout());
                refused.set(0);
                ofPass.answered();
                return vectors;
            } catch (ServiceFailure e) {
                if (e.concern() == Concern.THIS_TEXT && !isMistake(texts)) {
                    throw failure(e);
                }
                if (!e.isPassing() || tries > limits.retries()) {
                    ofPass.failed(e.words());
                    throw new EmbeddingException(Concern.EVERY_TEXT, e.words(), e);
                }
                pause.await(e.retryAfter().orElse(pauseAfter(tries)));
            }
        }
    }

    /** Returns whether the service refuses so many texts, each sent alone, that it is not the texts. */
    private boolean isMistake(List<String> texts) {
        return texts.size() == 1 && refused.incrementAndGet() > MOST_REFUSED;
    }

    private List<float[]> once(List<String> texts, Duration timeout) throws ServiceFailure, InterruptedException {
        var key = key(timeout);
        try {
            return checked(service.embed(texts, key, timeout));
        } catch (ServiceFailure e) {
            if (key == null || keys == null || e.isPassing() || e.concern() != Concern.EVERY_TEXT) {
                throw e;
            }
            // The key may be an old one.
            keys.refused(key);
            var other = key(timeout);
            if (key.equals(other)) {
                throw e;
            }
            return checked(service.embed(texts, other, timeout));
        }
    }

    private @Nullable String key(Duration timeout) throws ServiceFailure, InterruptedException {
        if (keys == null) {
            return null;
        }
        try {
            return keys.key().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw ServiceFailure.passing("there is no key for " + service.place() + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw ServiceFailure.passing("the key for " + service.place() + " did not come in time", e);
        }
    }

    private List<float[]> checked(List<float[]> vectors) throws ServiceFailure {
        for (var vector : vectors) {
            int known = dimensions.compareAndExchange(0, vector.length);
            if (known != 0 && known != vector.length) {
                throw ServiceFailure.lasting(service.place() + " returned a vector with " + vector.length
                        + " numbers, but it must have " + known
                        + ". Another model has the same name now, or docent.embedding.dimensions is wrong");
            }
        }
        return vectors;
    }

    private static Duration pauseAfter(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static void refuseDuring(Outage outage) {
        outage.reason().ifPresent(reason -> {
            throw new EmbeddingException(Concern.EVERY_TEXT, reason, null);
        });
    }

    private static EmbeddingException failure(ServiceFailure e) {
        return new EmbeddingException(e.concern(), e.words(), e);
    }

    private static EmbeddingException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddingException(Concern.EVERY_TEXT, "Docent is shutting down", e);
    }
}
