package dev.docent.provider;

import dev.docent.model.ChatModel;
import dev.docent.model.GuardedModel;
import dev.docent.model.ModelProvider;
import dev.docent.settings.Provider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the models of providers that jars in {@code WEB-INF/lib} bring. Their code is foreign: a jar that cannot be loaded harms
 * no model but its own, and what it throws at the start becomes a sentence that names the model.
 */
final class Plugins {
    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private final ModelProvider.Services services;
    private final Executor threads;

    private record Found(List<ModelProvider> providers, List<String> broken) {}

    Plugins(ModelProvider.Services services, Executor threads) {
        this.services = services;
        this.threads = threads;
    }

    /**
     * Makes a model.
     *
     * @throws IllegalArgumentException if there is no such provider, or it fails; the message says what, and for which model
     */
    ChatModel model(String provider, ModelProvider.Configuration configuration) {
        var found = find(ServiceLoader.load(ModelProvider.class, Plugins.class.getClassLoader())
                .iterator());
        var chosen = found.providers().stream()
                .filter(it -> provider.equals(it.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(missing(provider, configuration.label(), found)));
        try {
            var made = chosen.create(configuration, services);
            if (made == null) {
                throw new IllegalStateException("it returned no model");
            }
            return new GuardedModel(configuration.label(), made, configuration.timeouts(), threads, services);
        } catch (Exception | LinkageError e) {
            LOG.error("The provider {} failed", provider, e);
            // Without its cause: the start shows the innermost message, and that would not name the model.
            throw new IllegalArgumentException("The provider \"" + provider + "\" cannot create the model \""
                    + configuration.label() + "\": "
                    + (e instanceof IllegalArgumentException ? e.getMessage() : e.toString()));
        }
    }

    private static Found find(Iterator<ModelProvider> all) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        // A provider that fails costs one turn; the bound is for one that fails for ever.
        for (int turn = 0; turn < 1000; turn++) {
            try {
                if (!all.hasNext()) {
                    break;
                }
                found.providers().add(all.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                found.broken().add(String.valueOf(e.getMessage()));
            }
        }
        return found;
    }

    private static String missing(String provider, String label, Found found) {
        var names = found.providers().stream().map(ModelProvider::name).toList();
        return "Unknown provider \"" + provider + "\" for the model \"" + label + "\". Built-in providers: "
                + Provider.names() + "; providers from jars in WEB-INF/lib: "
                + (names.isEmpty() ? "none" : String.join(", ", names)) + "."
                + (found.broken().isEmpty()
                        ? ""
                        : " Providers that could not be loaded: " + String.join("; ", found.broken()) + ".");
    }
}
