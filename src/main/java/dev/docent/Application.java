package dev.docent;

import dev.docent.conversation.ConversationStores;
import dev.docent.problem.StartFailure;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.web.Version;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops Docent together with its web application. */
public final class Application implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    /** The packages that decide what these values mean. */
    static final ValueRules RULES = new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);

    private @Nullable Docent docent;
    private @Nullable String reasonOfNoStart;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var context = event.getServletContext();
        try {
            var started = new Docent(Settings.read(parameters(context), RULES));
            docent = started;
            Routes.register(context, started.wiring());
            LOG.info("Docent {} started", Version.of(context));
        } catch (RuntimeException | Error e) {
            throw failed(e);
        }
    }

    /** Logs one sentence, and the stack trace too if the failure is unexpected. */
    private StartFailure failed(Throwable failure) {
        var sentence = reason(failure);
        reasonOfNoStart = sentence;
        if (isForeseen(failure)) {
            LOG.error("Docent cannot start: {}", sentence);
            LOG.debug("Docent cannot start", failure);
        } else {
            LOG.error("Docent cannot start: {}", sentence, failure);
        }
        return new StartFailure(sentence);
    }

    /**
     * After a failed start, Tomcat and Jetty log their own lines and then call this, so that this sentence is the
     * last one.
     */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (docent != null) {
            docent.close();
        } else if (reasonOfNoStart != null) {
            LOG.error("Docent did not start: {}", reasonOfNoStart);
        }
    }

    /**
     * Returns whether Docent's own code reports a failure of settings, files or libraries, with a message that says
     * what to do.
     */
    private static boolean isForeseen(Throwable failure) {
        var cause = unwrapped(failure);
        return cause instanceof UncheckedIOException
                || cause instanceof IllegalStateException
                || cause.getClass().getName().startsWith("dev.docent.");
    }

    private static String reason(Throwable failure) {
        var cause = unwrapped(failure);
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Map<String, String> parameters(ServletContext context) {
        var parameters = new HashMap<String, String>();
        for (var name : Collections.list(context.getInitParameterNames())) {
            parameters.put(name, context.getInitParameter(name));
        }
        return parameters;
    }
}
