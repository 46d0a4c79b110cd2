package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.conversation.ConversationStores;
import dev.docent.ingest.Ingestion;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Priorities;
import dev.docent.retrieval.Retriever;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.source.git.SampleRepository;
import dev.docent.source.git.SampleTree;
import dev.docent.testing.EventReader;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a commit to a citation: the pass, the search, the event {@code sources}, and the document that it opens. */
@Tag("slow")
class RepositoryAnswerTest {
    private static final String LINK = "https://git.example/{revision}/{path}#L{start}-L{end}";

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final ScriptedModel model = new ScriptedModel();
    private Retriever search;

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        repository = new SampleRepository(folder.resolve("shop.git"));
        server = new TestServer(model, query -> search.retrieve(query));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void citationHasTheCommitThatWasRead() throws Exception {
        var commit = repository.commit(SampleTree.of("docs/mill.md", "# Mill\n\nThe mill grinds at dawn.\n"));
        read("main");

        var source = ask("When does the mill grind?").get("shop/docs/mill.md");

        assertEquals(commit, text(source, "revision"));
        assertEquals("https://git.example/" + commit + "/docs/mill.md#L1-L3", text(source, "origin"));
        var document = Json.parse(
                server.get("/api/documents/shop/docs/mill.md?start=3&end=3").body());
        assertEquals(commit, text(document, "revision"));
    }

    @Test
    void passageThatSeveralBranchesHaveIsThatOfTheFirst() throws Exception {
        var page =
                "# Mill\n\nThe mill grinds the corn of the farmers at dawn and in the evening, when the water is high.\n";
        repository.commit("release/2", SampleTree.of("mill.md", page + "\n# Old\n\nNothing else.\n"));
        repository.commit("release/1", SampleTree.of("mill.md", page + "\n# Older\n\nNothing more.\n"));
        repository.commit(SampleTree.of("mill.md", page));
        read("main, release/*");

        assertEquals(
                List.of("shop/main/mill.md"),
                List.copyOf(
                        ask("When does the mill grind the corn of the farmers?").keySet()));
    }

    @Test
    void citationsOfSeveralBranchesHaveTheirBranchAndItsCommit() throws Exception {
        var main = repository.commit(SampleTree.of("mill.md", "# Mill\n\nThe mill grinds at dawn.\n"));
        var release = repository.commit("release/2", SampleTree.of("mill.md", "# Mill\n\nThe mill grinds at noon.\n"));
        read("main, release/*");

        var sources = ask("When does the mill grind?");

        assertEquals(main, text(sources.get("shop/main/mill.md"), "revision"));
        assertEquals(release, text(sources.get("shop/release/2/mill.md"), "revision"));
        assertEquals(
                "https://git.example/" + release + "/mill.md#L1-L3",
                text(sources.get("shop/release/2/mill.md"), "origin"));
    }

    private void read(String branches) {
        var settings = Settings.read(
                Map.of(
                        "docent.home",
                        folder.resolve("home").toString(),
                        "docent.sources.shop.location",
                        repository.folder().toString(),
                        "docent.sources.shop.branch",
                        branches,
                        "docent.sources.shop.link",
                        LINK),
                new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE));
        try (var ingestion =
                new Ingestion(settings, embedder, server.index, new ManualScheduler(), Clock.systemUTC())) {
            ingestion.indexer().start();
            Patience.await(
                    () -> ingestion.indexer().state().sources().get(0).state() == SourceStatus.DONE,
                    () -> ingestion.indexer().state().toString());
            server.origins = ingestion.origins();
            search = new HybridRetriever(
                    server.index, embedder, 1000, new Priorities(ingestion.priorities(), ingestion.places()));
        }
    }

    /** Returns the sources of an answer by their paths. */
    private Map<String, JsonValue> ask(String question) {
        var events = new EventReader(server.openPost("/api/chat", Json.write(Map.of("message", question)))
                .body());
        model.awaitAsked();
        model.says("[1]");
        model.finishes();
        var sources = new TreeMap<String, JsonValue>();
        var event = events.rest().stream()
                .filter(each -> each.type().equals("sources"))
                .findFirst()
                .orElseThrow();
        for (var source : Json.parse(event.data()).get("sources").elements()) {
            sources.put(text(source, "path"), source);
        }
        return sources;
    }

    private static String text(JsonValue value, String field) {
        return value.get(field).text().orElseThrow();
    }
}
