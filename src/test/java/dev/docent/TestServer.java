package dev.docent;

import dev.docent.answer.AnswerRuntime;
import dev.docent.answer.AnswerSettings;
import dev.docent.answer.AnswerSources;
import dev.docent.answer.Answers;
import dev.docent.answer.ModelChecks;
import dev.docent.answer.Models;
import dev.docent.answer.PassageSearch;
import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.StoreShares;
import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.OriginAddresses;
import dev.docent.delivery.EventStreams;
import dev.docent.ingest.PassScope;
import dev.docent.ingest.files.FilePage;
import dev.docent.ingest.files.FileQuery;
import dev.docent.journal.Journal;
import dev.docent.model.ChatModel;
import dev.docent.model.ConfiguredModel;
import dev.docent.prompt.PromptBuilder;
import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.Retriever;
import dev.docent.security.AccessPolicies;
import dev.docent.security.AccessPolicy;
import dev.docent.settings.OutsideAnswers;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.SharedName;
import dev.docent.threads.Shares;
import dev.docent.threads.WorkerPool;
import dev.docent.tools.DocumentTools;
import dev.docent.web.HealthServlet.Readiness;
import dev.docent.web.IndexServlet;
import dev.docent.web.PassFrame;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The routes of Docent on a real Jetty and real sockets, with a model, a retriever and a clock from the test.
 * Everything else is real or in memory.
 */
final class TestServer implements AutoCloseable {
    static final AnswerSettings SETTINGS =
            new AnswerSettings(20, 8, 200, 10_000, Duration.ofSeconds(60), Duration.ofMinutes(10));

    /** The longest request body. */
    static final int MAX_BODY = 2000;

    private static final int ANSWER_THREADS = 2;

    /** The bytes that a connection takes for a reader who accepts nothing; by default, some megabytes. */
    private static final int SEND_BUFFER = 64 << 10;

    final ManualScheduler scheduler = new ManualScheduler();
    final ConversationStore store = new InMemoryConversationStore(Clock.systemUTC());
    final InMemoryChunkIndex index = new InMemoryChunkIndex();
    final TestPasses passes = new TestPasses();
    /** The path on a branch of a document that the branch shares with {@code main}. */
    static final String SHARED = "shop/release/2/install.md";

    private final DocumentNames names = new SharedName(SHARED, "shop/main/install.md");

    /** Where people see documents: nowhere, unless a test says otherwise. */
    volatile OriginAddresses origins = OriginAddresses.NONE;

    final Answers answers;
    final EventStreams streams;

    private final WorkerPool storeThreads;
    private final WorkerPool answerThreads;
    private final QueuedThreadPool containerThreads;
    private final Server server;
    private final ServerConnector connector;
    private final HttpClient client = HttpClient.newHttpClient();

    /** A pass over the documents that does nothing. */
    static final class TestPasses implements IndexServlet.Passes {
        final Journal<PassFrame> journal = new Journal<>(PassFrame.CODEC);
        final List<FileQuery> queries = new CopyOnWriteArrayList<>();
        final List<PassScope> started = new CopyOnWriteArrayList<>();
        int cancelled;
        /** How many passages it says that there are; nothing if negative. */
        volatile int chunks = -1;

        @Override
        public Object state(boolean details) {
            return chunks < 0
                    ? Map.of("state", "idle", "details", details)
                    : Map.of("state", "idle", "details", details, "chunks", chunks);
        }

        @Override
        public Object files(FileQuery query) {
            queries.add(query);
            return new FilePage(0, List.of(), null);
        }

        @Override
        public Object why(String path, boolean details) {
            return Map.of("path", path, "details", details);
        }

        @Override
        public Object sources(boolean details) {
            return Map.of("sources", List.of(), "details", details);
        }

        @Override
        public void start(PassScope scope) {
            started.add(scope);
        }

        @Override
        public void cancel() {
            cancelled++;
        }

        @Override
        public Journal<PassFrame> journal() {
            return journal;
        }
    }

    TestServer(ChatModel model, Retriever retriever) throws Exception {
        this(model, retriever, AccessPolicies.loopback(), SETTINGS);
    }

    TestServer(ChatModel model, Retriever retriever, AccessPolicy policy, AnswerSettings settings) throws Exception {
        this(model, retriever, policy, settings, 200);
    }

    /** Starts a server that has passages put in order. */
    TestServer(ChatModel model, PassageSearch search) throws Exception {
        this(model, search, AccessPolicies.loopback(), SETTINGS, 200);
    }

    /** Starts a server whose models, the default one first, may answer what the documents do not. */
    TestServer(List<ChatModel> models, OutsideAnswers outside, Retriever retriever) throws Exception {
        this(models, outside, new PassageSearch(retriever, Rerankers.NONE), AccessPolicies.loopback(), SETTINGS, 200);
    }

    /** Starts a server whose container has this many threads. */
    TestServer(ChatModel model, Retriever retriever, AccessPolicy policy, AnswerSettings settings, int threads)
            throws Exception {
        this(model, new PassageSearch(retriever, Rerankers.NONE), policy, settings, threads);
    }

    private TestServer(ChatModel model, PassageSearch search, AccessPolicy policy, AnswerSettings settings, int threads)
            throws Exception {
        this(List.of(model), OutsideAnswers.REFUSE, search, policy, settings, threads);
    }

    private TestServer(
            List<ChatModel> asked,
            OutsideAnswers outside,
            PassageSearch search,
            AccessPolicy policy,
            AnswerSettings settings,
            int threads)
            throws Exception {
        containerThreads = new QueuedThreadPool(threads);
        server = new Server(containerThreads);
        connector = new ServerConnector(server);
        connector.setAcceptQueueSize(settings.answers());
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        storeThreads = new WorkerPool("test-store", 2, Math.max(100, 2 * settings.answers()));
        answerThreads = new WorkerPool("test-answers", ANSWER_THREADS, Math.max(100, settings.answers()));
        streams = new EventStreams(Duration.ofSeconds(15), scheduler, scheduler::nanoTime);
        answers = new Answers(
                settings,
                new AnswerSources(
                        new Models(asked, outside),
                        search,
                        new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS),
                        this::originOf,
                        new DocumentTools(search.retriever(), index, new FakeEmbedder())),
                store,
                StoreShares.same(Shares.firstCome(storeThreads)),
                new AnswerRuntime(
                        answerThreads,
                        ANSWER_THREADS,
                        scheduler,
                        Clock.systemUTC(),
                        System::nanoTime,
                        () -> UUID.randomUUID().toString()));
        var models = asked.stream()
                .map(model -> new ConfiguredModel("openai", model, model))
                .toList();
        var shares = Shares.firstCome(storeThreads);
        start(new Routes.Wiring(
                new Routes.RequestParts(policy, () -> "request", MAX_BODY),
                new Routes.ConversationParts(answers, store, StoreShares.same(shares)),
                new Routes.DocumentParts(index, names, this::originOf, passes, search.retriever(), shares),
                new Routes.ModelParts(
                        models,
                        new ModelChecks(models, scheduler, System::nanoTime),
                        () -> new Readiness(true, Map.of("status", "ready"))),
                new Routes.StreamParts(streams, scheduler, System::nanoTime)));
    }

    private Optional<String> originOf(String path, @Nullable String revision) {
        return origins.pattern(path, revision);
    }

    private void start(Routes.Wiring wiring) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/docs");
        context.addEventListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                Routes.register(event.getServletContext(), wiring);
            }
        });
        server.setHandler(context);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/docs" + path);
    }

    /** Returns how many threads the container has now. */
    int containerThreads() {
        return containerThreads.getThreads();
    }

    int port() {
        return connector.getLocalPort();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(json(path, body, headers));
    }

    HttpResponse<String> send(HttpRequest request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a stream with a POST and returns when its headers have arrived. */
    HttpResponse<InputStream> openPost(String path, String body, String... headers) {
        return exchange(json(path, body, headers), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Opens a stream with a GET and returns when its headers have arrived. */
    HttpResponse<InputStream> openGet(String path, String... headers) {
        return exchange(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Sends a GET without waiting for the response. */
    CompletableFuture<HttpResponse<String>> sendLater(String path, String... headers) {
        return sendLater(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a POST without a body, and does not wait for the response. */
    CompletableFuture<HttpResponse<String>> postLater(String path) {
        return sendLater(json(path, ""), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Lets time pass, second by second, until something has happened. Time stands still while the server writes,
     * because no time-out may depend on the speed of the machine.
     */
    void advanceUntil(CompletableFuture<?> event) {
        Patience.await(
                () -> {
                    if (streams.areAtRest()) {
                        scheduler.advance(Duration.ofSeconds(1));
                    }
                    return event.isDone();
                },
                () -> "it has not happened");
    }

    /** Waits until this many streams are open. */
    void awaitStreams(int count) {
        Patience.await(() -> streams.size() == count, () -> streams.size() + " streams are open, not " + count);
    }

    HttpRequest.Builder request(String path, String... headers) {
        var builder = HttpRequest.newBuilder(uri(path));
        UnaryOperator<HttpRequest.Builder> withHeaders =
                request -> headers.length == 0 ? request : request.headers(headers);
        return withHeaders.apply(builder);
    }

    private HttpRequest json(String path, String body, String... headers) {
        return request(path, headers)
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return sendLater(request, handler).join();
    }

    private <T> CompletableFuture<HttpResponse<T>> sendLater(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return client.sendAsync(request, handler).orTimeout(Patience.SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        answers.close();
        streams.close();
        server.stop();
        storeThreads.close();
        answerThreads.close();
    }
}
