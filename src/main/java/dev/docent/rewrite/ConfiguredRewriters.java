package dev.docent.rewrite;

import dev.docent.http.Outage;
import dev.docent.model.ChatModel;
import dev.docent.model.ConfiguredModel;
import dev.docent.settings.RewriteSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** The rewriters that the settings name: each language model for its own answers. Thread-safe. */
public final class ConfiguredRewriters implements Rewriters {
    /** After a failure, a model is not asked for this time. */
    private static final Duration REST = Duration.ofSeconds(10);

    /** The time doubles with each further failure, up to this, because some models are never fast enough. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    /** How many questions of a model are remembered. Each takes at most 10 KB. */
    private static final int REMEMBERED = 200;

    private static final String EFFECT = "Questions are searched as they were asked meanwhile";

    private final Map<String, Rewriter> byModel = new HashMap<>();

    /**
     * Prepares requests and sends none.
     *
     * @param models those that answer
     * @param timers ends what takes too long; tasks are short
     */
    public ConfiguredRewriters(
            RewriteSettings settings,
            List<ConfiguredModel> models,
            ScheduledExecutorService timers,
            LongSupplier nanoTime) {
        if (settings.byModel()) {
            models.stream()
                    .filter(model -> !model.provider().equals("quotes"))
                    .forEach(model ->
                            byModel.put(model.name(), of(model.model(), settings.timeout(), timers, nanoTime)));
        }
    }

    private static Rewriter of(
            ChatModel model, Duration timeout, ScheduledExecutorService timers, LongSupplier nanoTime) {
        var outage = new Outage("The rewriting of questions", model.name(), EFFECT, REST, LONGEST_REST, nanoTime);
        return new GuardedRewriter(new ModelRewriter(model), timeout, outage, timers, REMEMBERED);
    }

    @Override
    public Optional<Rewriter> of(ChatModel model) {
        return Optional.ofNullable(byModel.get(model.name()));
    }
}
