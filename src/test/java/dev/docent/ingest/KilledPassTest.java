package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Scope;
import dev.docent.index.ChunkIndex;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.SearchRequest;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.PassProgress;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.ManualClock;
import dev.docent.testing.ObservedEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves behind: at every file that a pass reads and at every text that it embeds, the files of the index are copied,
 * as a process that is killed there leaves them. The next pass must make every copy whole.
 */
@Tag("slow")
class KilledPassTest {
    private static final List<String> WORDS = List.of("alpha", "beta", "gamma", "delta");

    @TempDir
    Path room;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final FakeSource docs = new FakeSource("docs");
    private final FakeSource code = new FakeSource("code");
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final List<Path> killed = new ArrayList<>();

    @BeforeEach
    void write() {
        docs.file("a.md", "# A\nalpha").file("b.md", "# B\nbeta");
        code.file("c.java", "class C { int gamma; }").file("d.java", "class D { int delta; }");
    }

    @Test
    void firstPassMayBeKilledAnywhere() {
        pass(room.resolve("index"), this::kill);

        assertEquals(8, killed.size());
        killed.forEach(this::assertNextPassMakesItWhole);
    }

    @Test
    void laterPassMayBeKilledAnywhereAndTheStateBeforeIsSeenUntilThen() {
        var index = room.resolve("index");
        pass(index, () -> {});
        docs.without("a.md")
                .file("moved.md", "# A\nalpha")
                .file("b.md", "# B\nbeta and epsilon")
                .touch();
        code.touch();

        pass(index, () -> {
            assertSeesOneStateOf(index, "docs/b.md");
            kill();
        });

        assertTrue(killed.size() >= 4, killed::toString);
        killed.forEach(this::assertNextPassMakesItWhole);
    }

    private LuceneChunkIndex running;

    private void pass(Path folder, Runnable atEachStep) {
        try (var index = new LuceneChunkIndex(folder, embedder)) {
            running = index;
            docs.beforeRead(path -> step(atEachStep));
            code.beforeRead(path -> step(atEachStep));
            var state = run(index, new ObservedEmbedder(embedder, text -> step(atEachStep)));
            assertEquals(IndexStatus.IDLE, state.state());
        } finally {
            docs.beforeRead(path -> {});
            code.beforeRead(path -> {});
        }
    }

    /** So much time passes that each step finds what the one before has committed. */
    private void step(Runnable action) {
        clock.advance(Duration.ofSeconds(31));
        action.run();
    }

    private void kill() {
        var copy = room.resolve("killed-" + killed.size());
        try (var files = Files.list(room.resolve("index"))) {
            Files.createDirectories(copy);
            for (var file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        killed.add(copy);
    }

    private void assertSeesOneStateOf(Path folder, String path) {
        var text = running.document(path).orElseThrow().text();
        var found = running
                .search(new SearchRequest("beta", embedder.embed("beta"), new Scope.Sources(Set.of("docs")), 10))
                .hits()
                .stream()
                .filter(hit -> hit.chunk().location().path().equals(path))
                .map(hit -> hit.chunk().text())
                .toList();
        assertEquals(List.of(text.substring(text.indexOf('\n') + 1)), lastLines(found), folder::toString);
    }

    private static List<String> lastLines(List<String> texts) {
        return texts.stream()
                .map(text -> text.substring(text.lastIndexOf('\n') + 1))
                .toList();
    }

    private void assertNextPassMakesItWhole(Path copy) {
        try (var index = new LuceneChunkIndex(copy, embedder)) {
            run(index, embedder);

            var name = copy.getFileName().toString();
            assertEquals(List.of(), index.waiting(), name);
            assertEquals(2, index.fingerprints("docs").size(), name);
            assertEquals(2, index.fingerprints("code").size(), name);
            assertEquals(
                    4, index.chunkCounts().values().stream().mapToInt(it -> it).sum(), name);
            for (var word : WORDS) {
                var hit = index.search(new SearchRequest(word, embedder.embed(word), Scope.EVERYTHING, 10))
                        .hits()
                        .get(0);
                assertTrue(hit.chunk().text().contains(word), name + ": " + hit);
                assertTrue(hit.cosine() > 0, name + ": " + hit);
            }
        }
    }

    private IndexState run(ChunkIndex index, Embedder with) {
        var indexer = new Indexer(
                new PassProgress(List.of(docs, code), 100, index, clock),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), clock),
                new EmbeddingPool(with, Runnable::run, 2),
                index,
                Runnable::run,
                clock);
        indexer.start();
        return indexer.state();
    }
}
