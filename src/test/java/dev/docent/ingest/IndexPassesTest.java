package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualClock;
import dev.docent.web.IndexPasses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What users are told about the sources of a real index. */
class IndexPassesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final ManualClock clock = new ManualClock(NOW);
    private final FakeSource docs = new FakeSource("docs").file("a.md", "one");
    private final FakeSource gone = new FakeSource("gone");
    private final Indexer indexer = new Indexer(
            new PassProgress(List.of(docs, gone), 100, index, clock),
            new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), clock),
            new EmbeddingPool(embedder, Runnable::run, 2),
            index,
            Runnable::run,
            clock);
    private final IndexPasses passes = IndexPasses.of(
            indexer,
            source -> source.equals("docs") ? Optional.of(NOW.plusSeconds(600).plusMillis(7)) : Optional.empty(),
            () -> 0);

    @Test
    void listsTheSourcesWithTheirLooks() {
        gone.missing();
        indexer.start();

        var sources = sources(true);

        assertEquals("docs", sources.at("/sources/0/name").text().orElseThrow());
        assertEquals("memory", sources.at("/sources/0/location").text().orElseThrow());
        assertEquals(
                "2026-01-02T03:04:05Z", sources.at("/sources/0/lastLook").text().orElseThrow());
        assertEquals(
                "2026-01-02T03:14:05Z", sources.at("/sources/0/nextLook").text().orElseThrow());
        assertTrue(sources.at("/sources/1/nextLook").isAbsent());
        assertEquals("gone is gone", sources.at("/sources/1/error").text().orElseThrow());
        assertEquals(true, sources.at("/sources/1/failing").bool().orElseThrow());
    }

    @Test
    void readersSeeNeitherPlacesNorReasons() {
        gone.missing();
        indexer.start();

        var sources = sources(false);

        assertEquals("", sources.at("/sources/0/location").text().orElseThrow());
        assertFalse(sources.toString().contains("gone is gone"), sources::toString);
        assertEquals("docs", sources.at("/sources/0/title").text().orElseThrow());
    }

    @Test
    void refusesAnUnknownSource() {
        var refusal = assertThrows(Refusal.class, () -> passes.start(new PassScope("nope", "a.md")));

        assertEquals(Reason.NOT_FOUND, refusal.reason());
        assertTrue(String.valueOf(refusal.getMessage()).contains("\"nope\""), refusal::getMessage);
    }

    @Test
    void looksAtOneSource() {
        indexer.start();
        docs.file("b.md", "two");
        gone.file("c.md", "three");

        passes.start(new PassScope("gone", ""));

        assertTrue(index.document("gone/c.md").isPresent());
        assertTrue(index.document("docs/b.md").isEmpty());
        passes.start(PassScope.ALL);
        assertTrue(index.document("docs/b.md").isPresent());
    }

    private JsonValue sources(boolean details) {
        return Json.parse(Json.write(passes.sources(details)));
    }
}
