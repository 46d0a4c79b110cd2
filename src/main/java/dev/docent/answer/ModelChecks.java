package dev.docent.answer;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.ConfiguredModel;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each model for a word, and reports whether it answers, how fast, and what is wrong. Thread-safe; nothing waits.
 *
 * <p>A check costs tokens. So everybody who asks while it runs, or within {@link #FRESH} after it, gets the same result.
 */
public final class ModelChecks {
    private static final Logger LOG = LoggerFactory.getLogger(ModelChecks.class);

    /** How long a result is used again: 10 s. */
    static final Duration FRESH = Duration.ofSeconds(10);

    /** How long a model may take until its first token: 20 s. After that it counts as too slow, and the call ends. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Prompt PROMPT = new Prompt(
            List.of(new Message(Message.Role.USER, "Reply with the single word OK.")),
            "Reply with the single word OK.",
            List.of(),
            true);

    private final List<ConfiguredModel> models;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private @Nullable CompletableFuture<List<CheckResult>> latest;

    /**
     * What one model did. The components are the fields on the wire (docs/http-api.md).
     *
     * @param name the model
     * @param answers whether it has answered
     * @param firstToken the milliseconds until its first token, or null if it has not answered
     * @param code what is wrong, as in an answer's {@code error}, or null
     * @param message the same in a sentence, or null
     * @param detail what was asked and what came back, without the key, or null
     */
    public record CheckResult(
            String name,
            boolean answers,
            @Nullable Long firstToken,
            @Nullable String code,
            @Nullable String message,
            @Nullable String detail) {
        static CheckResult answered(String name, long firstToken) {
            return new CheckResult(name, true, firstToken, null, null, null);
        }

        static CheckResult failed(String name, ModelFailure failure, String message, @Nullable String detail) {
            return new CheckResult(name, false, null, failure.code(), message, detail);
        }

        /** Returns what readers may know. */
        public CheckResult withoutDetail() {
            return new CheckResult(name, answers, firstToken, code, message, null);
        }
    }

    /**
     * Creates the checks.
     *
     * @param models each is asked without its substitutes
     */
    public ModelChecks(List<ConfiguredModel> models, ScheduledExecutorService scheduler, LongSupplier nanoTime) {
        this.models = List.copyOf(models);
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
    }

    /** Returns what the models did, in their order, as soon as all have answered or failed. */
    public synchronized CompletableFuture<List<CheckResult>> run() {
        if (latest != null) {
            return latest;
        }
        var checks = new ArrayList<CompletableFuture<CheckResult>>();
        models.forEach(model -> checks.add(new Check(model.name()).start(model.alone())));
        var all = CompletableFuture.allOf(checks.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        nothing -> checks.stream().map(CompletableFuture::join).toList());
        latest = all;
        var unused = all.whenComplete((results, failure) -> forgetLater());
        return all;
    }

    private void forgetLater() {
        var unused = scheduler.schedule(this::forget, FRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void forget() {
        latest = null;
    }

    private final class Check implements ChatListener {
        private final String name;
        private final long startedAt = nanoTime.getAsLong();
        private final CompletableFuture<CheckResult> result = new CompletableFuture<>();

        Check(String name) {
            this.name = name;
        }

        CompletableFuture<CheckResult> start(ChatModel model) {
            var limit = scheduler.schedule(this::tooSlow, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            try {
                var started = model.generate(PROMPT, this);
                var unused = result.whenComplete((done, failure) -> {
                    limit.cancel(false);
                    started.stop();
                });
            } catch (Throwable e) {
                limit.cancel(false);
                onError(ModelException.atStart(model, e));
            }
            return result;
        }

        private void tooSlow() {
            var message = "The language model did not start to answer within " + LIMIT.toSeconds() + " s.";
            result.complete(CheckResult.failed(name, ModelFailure.TIMED_OUT, message, null));
        }

        private void answered() {
            long millis = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - startedAt);
            result.complete(CheckResult.answered(name, millis));
        }

        @Override
        public void onText(String delta) {
            if (!delta.isBlank()) {
                answered();
            }
        }

        @Override
        public void onReasoning(String delta) {
            answered();
        }

        @Override
        public void onFinish(Completion completion) {
            answered();
        }

        @Override
        public void onError(ModelException failure) {
            LOG.warn("The check of the model {} failed: {}", name, failure.getMessage());
            var kind = failure.failure();
            result.complete(CheckResult.failed(name, kind, kind.publicSentence(), failure.getMessage()));
        }
    }
}
