package dev.docent;

import dev.docent.http.StreamingClient;
import dev.docent.index.Embedder;
import dev.docent.model.ChatModel;
import dev.docent.model.Endpoint;
import dev.docent.model.Providers;
import dev.docent.model.QuotesModel;
import dev.docent.model.Timeouts;
import dev.docent.settings.Provider;
import dev.docent.settings.Secret;
import dev.docent.settings.Settings;
import dev.docent.web.ModelsServlet.ModelView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The model that the settings ask for, and how it is shown.
 *
 * @param model the model
 * @param provider what it is of, as {@code docent.model.provider} names it
 */
record ModelChoice(ChatModel model, Provider provider) {
    /** Makes the model; {@code auto} means an OpenAI-compatible one as soon as it has a URL or a key. */
    static ModelChoice of(
            Settings settings,
            StreamingClient client,
            Embedder embedder,
            Executor scoring,
            ScheduledExecutorService timers,
            Clock clock) {
        var model = settings.model();
        if (providerOf(model) == Provider.OPENAI) {
            var providers = new Providers(client, timers, clock, System::nanoTime);
            return new ModelChoice(providers.openAi(endpoint(model), timeouts(model)), Provider.OPENAI);
        }
        var scorer = new EmbeddingScorer(embedder);
        return new ModelChoice(
                new QuotesModel(scorer, scoring, timers, settings.quotes().pace()), Provider.QUOTES);
    }

    private static Provider providerOf(Settings.Model model) {
        if (model.provider() != Provider.AUTO) {
            return model.provider();
        }
        return model.url().isPresent() || model.key().isPresent() ? Provider.OPENAI : Provider.QUOTES;
    }

    private static Endpoint endpoint(Settings.Model model) {
        return new Endpoint(
                model.url().orElseThrow(() -> new AssertionError("SettingsReader fills it in")),
                model.key().map(Secret::value),
                model.name().orElseThrow(() -> new AssertionError("SettingsReader asks for it")),
                Map.of(),
                Map.of());
    }

    private static Timeouts timeouts(Settings.Model model) {
        return new Timeouts(model.firstTokenTimeout(), model.idleTimeout(), model.totalTimeout());
    }

    List<ModelView> views() {
        return List.of(new ModelView(model.name(), provider.settingName(), true));
    }
}
