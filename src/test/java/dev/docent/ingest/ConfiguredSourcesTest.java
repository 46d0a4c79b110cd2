package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.source.web.TestSite;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What settings say about sources, from the names of settings to the documents in the index. */
@Tag("slow")
class ConfiguredSourcesTest {
    private static final ValueRules RULES =
            new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);

    @TempDir
    Path room;

    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void stayInTheRoom() {
        settings.put("docent.home", room.resolve("home").toString());
        settings.put("docent.index.workers", "1");
    }

    @Test
    void bothFormsNameSources() throws Exception {
        write("a/one.md", "b/two.md");
        settings.put("docent.docs", room.resolve("a").toString());
        settings.put("docent.sources.named.location", room.resolve("b").toString());

        assertEquals(List.of("a/one.md", "named/two.md"), pass());
    }

    @Test
    void aSourceThatTheSettingsNoLongerNameLosesItsDocuments() throws Exception {
        write("a/one.md", "b/two.md");
        settings.put("docent.sources.first.location", room.resolve("a").toString());
        settings.put("docent.sources.second.location", room.resolve("b").toString());
        assertEquals(List.of("first/one.md", "second/two.md"), pass());

        settings.remove("docent.sources.first.location");
        assertEquals(List.of("second/two.md"), pass());

        settings.put("docent.sources.renamed.location", settings.remove("docent.sources.second.location"));
        assertEquals(List.of("renamed/two.md"), pass());
    }

    @Test
    void aUrlOfAPageIsAWebSite() throws Exception {
        try (var site = new TestSite()) {
            site.page("/docs/", "guide", "old/a").page("/docs/guide").page("/docs/old/a");
            settings.put("docent.docs", site.at("/docs/").toString());
            settings.put("docent.sources.manual.location", site.at("/docs/").toString());
            settings.put("docent.sources.manual.username", "ann");
            settings.put("docent.sources.manual.password", "secret");
            settings.put("docent.sources.manual.headers.X-Team", "docs");
            settings.put("docent.sources.manual.delay", "0s");
            settings.put("docent.sources.manual.exclude", "old/");

            assertEquals(
                    List.of(
                            "127.0.0.1/guide.html",
                            "127.0.0.1/index.html",
                            "127.0.0.1/old/a.html",
                            "manual/guide.html",
                            "manual/index.html"),
                    pass());
            assertEquals("Basic YW5uOnNlY3JldA==", site.lastHeaders().get("authorization"));
            assertEquals("docs", site.lastHeaders().get("x-team"));
            assertTrue(Files.exists(room.resolve("home/sources/manual.jsonl")));
            site.asked();

            assertEquals(5, pass().size());
            assertTrue(site.lastHeaders().containsKey("if-none-match"));
            assertEquals(
                    List.of("/docs/", "/docs/guide", "/docs/old/a", "/docs/", "/docs/guide"),
                    site.asked(),
                    "each page is asked for once, and none is read again");
            try (var ingestion = ingestion()) {
                assertEquals(
                        Optional.of(site.at("/docs/guide").toString()),
                        ingestion.origins().pattern("manual/guide.html", null));
                assertEquals(Duration.ofHours(1), ingestion.intervals().get("manual"));
            }
        }
    }

    @Test
    void settingsSelectFiles() throws Exception {
        write("a/docs/one.md", "a/docs/old/two.md", "a/build/api/three.js", "a/four.md");
        settings.put("docent.sources.x.location", room.resolve("a").toString());
        assertEquals(List.of("x/docs/old/two.md", "x/docs/one.md", "x/four.md"), pass());

        settings.put("docent.sources.x.include", "/docs/, build/api/");
        settings.put("docent.sources.x.exclude", "old/");
        assertEquals(List.of("x/build/api/three.js", "x/docs/one.md"), pass());
    }

    @Test
    void aLimitOfOneSourceIsNotThatOfOthers() throws Exception {
        write("a/one.md", "b/two.md");
        Files.writeString(room.resolve("a/one.md"), "x ".repeat(600));
        Files.writeString(room.resolve("b/two.md"), "x ".repeat(600));
        settings.put("docent.sources.a.location", room.resolve("a").toString());
        settings.put("docent.sources.b.location", room.resolve("b").toString());
        settings.put("docent.index.max-file-size", "1KiB");
        settings.put("docent.sources.b.max-file-size", "2KiB");

        assertEquals(List.of("b/two.md"), pass());
    }

    @Test
    void settingsSayHowReadersSeeASource() {
        settings.put("docent.sources.a.location", room.toString());
        settings.put("docent.sources.b.location", room.toString());
        settings.put("docent.sources.b.title", "The Book");
        settings.put("docent.sources.b.priority", "7");
        settings.put("docent.sources.b.interval", "5m");
        settings.put("docent.sources.b.link", "https://wiki/{path}?l={start}");
        settings.put("docent.index.interval", "20m");

        try (var ingestion = ingestion()) {
            var states = ingestion.indexer().state().sources();
            assertEquals(
                    List.of("a", "The Book"),
                    states.stream().map(state -> state.about().title()).toList());
            assertEquals(Map.of("a", 0, "b", 7), ingestion.priorities());
            assertEquals(Map.of("a", Duration.ofMinutes(20), "b", Duration.ofMinutes(5)), ingestion.intervals());
            assertEquals(
                    Optional.of("https://wiki/x.md?l={start}"),
                    ingestion.origins().pattern("b/x.md", null));
            assertEquals(Optional.empty(), ingestion.origins().pattern("a/x.md", null));
        }
    }

    @Test
    void aWebSiteIsReadAsItsSettingsSay() throws Exception {
        try (var site = new TestSite()) {
            site.page("/docs/", "a").page("/docs/a");
            settings.put("docent.sources.web.location", withLogin(site.at("/docs/"), "ada:s3cret"));
            settings.put("docent.sources.web.headers.x-team", "docs");
            settings.put("docent.sources.web.delay", "0s");

            assertEquals(List.of("web/a.html", "web/index.html"), pass());
            assertEquals("Basic YWRhOnMzY3JldA==", site.lastHeaders().get("authorization"));
            assertEquals("docs", site.lastHeaders().get("x-team"));
            assertEquals(List.of("/docs/", "/docs/a"), site.asked());
            try (var ingestion = ingestion()) {
                assertEquals(Map.of("web", Duration.ofHours(1)), ingestion.intervals());
                assertEquals(
                        site.at("/docs/").toString(),
                        ingestion.indexer().state().sources().get(0).location());
            }
        }
    }

    private static String withLogin(URI address, String login) {
        return address.toString().replace("://", "://" + login + "@");
    }

    private Ingestion ingestion() {
        return new Ingestion(
                Settings.read(settings, RULES), new FakeEmbedder(), index, new ManualScheduler(), Clock.systemUTC());
    }

    /** Runs a pass and returns the documents in the index. */
    private List<String> pass() throws InterruptedException {
        var end = new CountDownLatch(1);
        try (var ingestion = ingestion()) {
            ingestion.indexer().addEndListener(sources -> end.countDown());
            ingestion.indexer().start();
            assertEquals(true, end.await(Patience.SECONDS, TimeUnit.SECONDS));
        }
        var documents = new TreeSet<String>(Comparator.naturalOrder());
        index.sources()
                .forEach(source -> documents.addAll(index.fingerprints(source).keySet()));
        return List.copyOf(documents);
    }

    private void write(String... paths) throws IOException {
        for (var path : paths) {
            var file = room.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
        }
    }
}
