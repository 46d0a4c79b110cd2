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
 * Creates the models of providers in jars in {@code WEB-INF/lib}. A jar that cannot be loaded affects only its own models. If
 * its code fails at the start, the message names the model.
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
     * Creates a model.
     *
     * @throws IllegalArgumentException if there is no such provider, or it fails; the message says why, and for which model
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
            // Without the cause, because the start shows the innermost message, which would not name the model.
            throw new IllegalArgumentException("The provider \"" + provider + "\" cannot create the model \""
                    + configuration.label() + "\": "
                    + (e instanceof IllegalArgumentException ? e.getMessage() : e.toString()));
        }
    }

    private static Found find(Iterator<ModelProvider> all) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        // A provider that fails takes one turn. The bound is for a list that fails forever.
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
