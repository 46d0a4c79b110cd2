package dev.docent;

import dev.docent.answer.Answers;
import dev.docent.answer.ModelChecks;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreShares;
import dev.docent.delivery.EventStreams;
import dev.docent.index.ChunkIndex;
import dev.docent.model.ConfiguredModel;
import dev.docent.security.AccessPolicy;
import dev.docent.threads.Shares;
import dev.docent.web.Access;
import dev.docent.web.AccessFilter;
import dev.docent.web.AnswersServlet;
import dev.docent.web.ChatServlet;
import dev.docent.web.CheckServlet;
import dev.docent.web.ConversationsServlet;
import dev.docent.web.DocumentsServlet;
import dev.docent.web.HealthServlet;
import dev.docent.web.IndexServlet;
import dev.docent.web.ModelsServlet;
import dev.docent.web.PageServlet;
import dev.docent.web.PlainChatServlet;
import dev.docent.web.ProblemFilter;
import dev.docent.web.RequestLogFilter;
import dev.docent.web.SecurityHeadersFilter;
import dev.docent.web.UnknownServlet;
import dev.docent.web.Version;
import dev.docent.web.VersionServlet;
import dev.docent.web.exchange.JournalStreams;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Every URL of Docent, and its servlet. */
final class Routes {
    private Routes() {}

    /**
     * The parts that the servlets use.
     *
     * @param maxBodyBytes the longest body of a request
     * @param storeShares run tasks that access the database
     * @param documentShares run tasks that read documents
     */
    record Wiring(
            AccessPolicy accessPolicy,
            Answers answers,
            ConversationStore store,
            ChunkIndex index,
            IndexServlet.Passes passes,
            List<ConfiguredModel> models,
            ModelChecks modelChecks,
            Supplier<HealthServlet.Readiness> readiness,
            EventStreams streams,
            StoreShares storeShares,
            Shares documentShares,
            ScheduledExecutorService scheduler,
            Supplier<String> ids,
            LongSupplier nanoTime,
            int maxBodyBytes) {}

    /** Registers all filters and servlets while the context starts. */
    static void register(ServletContext context, Wiring wiring) {
        var access = new Access(wiring.accessPolicy());
        var streams = wiring.streams();
        var journals = new JournalStreams(wiring.scheduler());
        var answers = wiring.answers();
        var store = wiring.store();
        var storeShares = wiring.storeShares();
        int maxBody = wiring.maxBodyBytes();

        // Not in addresses, because those are logged, bookmarked and shared.
        context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
        filter(context, new RequestLogFilter(wiring.ids(), wiring.nanoTime()), "/*");
        filter(context, new SecurityHeadersFilter(), "/*");
        filter(context, new ProblemFilter(), "/*");
        filter(context, new AccessFilter(access), "/*");

        servlet(context, new PageServlet(context, streams), "", "*.html", "/static/*");
        servlet(context, new ChatServlet(access, answers, journals, streams, maxBody), "/api/chat");
        servlet(context, new PlainChatServlet(access, answers, journals, streams, maxBody), "/chat");
        servlet(
                context,
                new AnswersServlet(answers, journals, streams, store, storeShares.reads(), maxBody),
                "/api/answers/*");
        servlet(
                context,
                new ConversationsServlet(answers::find, store, storeShares, streams, maxBody),
                "/api/conversations/*");
        servlet(context, new DocumentsServlet(wiring.index(), wiring.documentShares(), streams), "/api/documents/*");
        servlet(context, new IndexServlet(wiring.passes(), wiring.documentShares(), journals, streams), "/api/index/*");
        servlet(context, new ModelsServlet(wiring.models(), wiring.modelChecks(), streams), "/api/models");
        servlet(context, new CheckServlet(streams, wiring.scheduler(), wiring.nanoTime(), maxBody), "/api/check");
        servlet(context, new HealthServlet(wiring.readiness()), "/health/*");
        servlet(context, new VersionServlet(Version.of(context)), "/api/version");
        servlet(context, new UnknownServlet(), "/api/*");
    }

    private static void filter(ServletContext context, Filter filter, String pattern) {
        var registration = context.addFilter(filter.getClass().getSimpleName(), filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, pattern);
    }

    private static void servlet(ServletContext context, Servlet servlet, String... patterns) {
        var registration = context.addServlet(servlet.getClass().getSimpleName(), servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(patterns);
    }
}
