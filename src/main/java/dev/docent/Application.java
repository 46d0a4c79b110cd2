package dev.docent;

import dev.docent.settings.Settings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Docent with its web application and ends it with it. */
public final class Application implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private @Nullable Docent docent;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        try {
            var started = new Docent(Settings.read(parameters(context)));
            docent = started;
            Routes.register(context, started.services());
        } catch (RuntimeException | Error e) {
            // Containers hide the message of a failed listener among stack traces; here it stands alone.
            LOG.error("Docent does not start: {}", reason(e));
            throw e;
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (docent != null) {
            docent.close();
        }
    }

    private static String reason(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }

    private static Map<String, String> parameters(ServletContext context) {
        var parameters = new HashMap<String, String>();
        for (var name : Collections.list(context.getInitParameterNames())) {
            parameters.put(name, context.getInitParameter(name));
        }
        return parameters;
    }
}
