package dev.docent;

import dev.docent.answer.Answers;
import dev.docent.answer.ModelChecks;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreShares;
import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.OriginAddresses;
import dev.docent.delivery.EventStreams;
import dev.docent.index.ChunkIndex;
import dev.docent.model.ConfiguredModel;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.retrieval.Retriever;
import dev.docent.security.AccessPolicy;
import dev.docent.threads.Shares;
import dev.docent.web.Access;
import dev.docent.web.AccessFilter;
import dev.docent.web.AnswersServlet;
import dev.docent.web.ChatServlet;
import dev.docent.web.CheckServlet;
import dev.docent.web.ConversationsServlet;
import dev.docent.web.CurrentDocuments;
import dev.docent.web.DocumentsServlet;
import dev.docent.web.HealthServlet;
import dev.docent.web.IndexServlet;
import dev.docent.web.ModelsServlet;
import dev.docent.web.PageServlet;
import dev.docent.web.PlainChatServlet;
import dev.docent.web.ProblemFilter;
import dev.docent.web.ReadTurns;
import dev.docent.web.RequestLogFilter;
import dev.docent.web.SearchServlet;
import dev.docent.web.SecurityHeadersFilter;
import dev.docent.web.SourcesServlet;
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

    /** The parts that the servlets use. */
    record Wiring(
            RequestParts requests,
            ConversationParts conversations,
            DocumentParts documents,
            ModelParts models,
            StreamParts streams) {}

    /**
     * What the filters use, and all servlets that read bodies.
     *
     * @param ids makes the ids of requests
     * @param maxBodyBytes the longest body of a request
     */
    record RequestParts(AccessPolicy accessPolicy, Supplier<String> ids, int maxBodyBytes) {}

    /** @param shares run tasks that access the database */
    record ConversationParts(Answers answers, ConversationStore store, StoreShares shares) {}

    /** @param shares run tasks that read documents */
    record DocumentParts(
            ChunkIndex index,
            DocumentNames names,
            OriginAddresses origins,
            IndexServlet.Passes passes,
            Retriever retriever,
            Shares shares) {}

    /** @param readiness whether questions can be answered */
    record ModelParts(List<ConfiguredModel> all, ModelChecks checks, Supplier<HealthServlet.Readiness> readiness) {}

    /** @param nanoTime the clock of the scheduler, in nanoseconds */
    record StreamParts(EventStreams streams, ScheduledExecutorService scheduler, LongSupplier nanoTime) {}

    /** Registers all filters and servlets while the context starts. */
    static void register(ServletContext context, Wiring wiring) {
        var access = new Access(wiring.requests().accessPolicy());
        int maxBody = wiring.requests().maxBodyBytes();
        var answers = wiring.conversations().answers();
        var store = wiring.conversations().store();
        var storeShares = wiring.conversations().shares();
        var documents = wiring.documents();
        var current = new CurrentDocuments(documents.index(), documents.names(), documents.origins());
        var models = wiring.models();
        var streams = wiring.streams().streams();
        var scheduler = wiring.streams().scheduler();
        var nanoTime = wiring.streams().nanoTime();
        var journals = new JournalStreams(scheduler);

        // Not in addresses, because those are logged, bookmarked and shared.
        context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
        filter(context, new RequestLogFilter(wiring.requests().ids(), nanoTime), "/*");
        filter(context, new SecurityHeadersFilter(), "/*");
        filter(context, new ProblemFilter(), "/*");
        filter(context, new AccessFilter(access), "/*");

        servlet(context, new PageServlet(context, streams), "", "*.html", "/static/*");
        servlet(context, new ChatServlet(access, answers, journals, streams, maxBody), "/api/chat");
        servlet(context, new PlainChatServlet(access, answers, journals, streams, maxBody), "/chat");
        servlet(
                context,
                new AnswersServlet(
                        answers,
                        journals,
                        streams,
                        new ReadTurns(answers::find, store, storeShares.reads(), current),
                        maxBody),
                "/api/answers/*");
        servlet(
                context,
                new ConversationsServlet(answers::find, store, storeShares, current, streams, maxBody),
                "/api/conversations/*");
        servlet(context, new DocumentsServlet(current, documents.shares(), streams), "/api/documents/*");
        var scopes = new DocumentScopes(documents.index()::paths, documents.names());
        servlet(
                context,
                new SearchServlet(documents.retriever(), scopes, documents.origins(), documents.shares(), streams),
                "/api/search");
        servlet(
                context,
                new IndexServlet(documents.passes(), documents.shares(), journals, streams, maxBody),
                "/api/index/*");
        servlet(context, new SourcesServlet(documents.passes()), "/api/sources");
        servlet(context, new ModelsServlet(models.all(), models.checks(), streams), "/api/models");
        servlet(context, new CheckServlet(streams, scheduler, nanoTime, maxBody), "/api/check");
        servlet(context, new HealthServlet(models.readiness()), "/health/*");
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
