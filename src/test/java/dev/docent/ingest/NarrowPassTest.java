package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.files.FileStatus;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.source.Source;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passes over one source, one folder or one file. */
class NarrowPassTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path root;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final ManualClock clock = new ManualClock(NOW);
    private final ArrayDeque<Runnable> passes = new ArrayDeque<>();
    private FolderSource docs;

    @BeforeEach
    void write() throws IOException {
        docs = new FolderSource("docs", root, FolderOptions.of(1000, Formats.all()::kind));
        write("a.md", "one");
        write("b.md", "two");
        write("sub/c.md", "three");
        write(".gitignore", "secret.md\n");
        write("secret.md", "four");
        write("big.md", "x".repeat(2000));
        Files.createDirectories(root.resolve(".git"));
    }

    @Test
    void aPassOverOneSourceLeavesTheOthersAlone() {
        var other = new FakeSource("other").file("x.md", "x");
        var indexer = indexed(docs, other);
        other.file("y.md", "y").touch();
        clock.advance(Duration.ofHours(1));

        indexer.start(new PassScope("docs", ""));

        assertEquals(1, index.fingerprints("other").size());
        assertEquals(
                List.of("2026-01-02T04:04:05Z", "2026-01-02T03:04:05Z"),
                indexer.state().sources().stream()
                        .map(source -> source.times().lastLook())
                        .toList());
        indexer.start(new PassScope("other", ""));
        assertEquals(2, index.fingerprints("other").size());
    }

    @Test
    void aPassOverOneFileReadsItAndNothingElse() throws IOException {
        var indexer = indexed(docs);
        write("a.md", "ONE");
        write("b.md", "TWO");

        indexer.start(new PassScope("docs", "a.md"));

        assertEquals("ONE", text("docs/a.md"));
        assertEquals("two", text("docs/b.md"));
        assertCounts(indexer, 4, 1);
    }

    @Test
    void aPassOverOneFolderReadsWhatIsInIt() throws IOException {
        var indexer = indexed(docs);
        write("sub/c.md", "THREE");
        write("sub/d.md", "four");
        write("a.md", "ONE");

        indexer.start(new PassScope("docs", "sub/"));

        assertEquals("THREE", text("docs/sub/c.md"));
        assertEquals("four", text("docs/sub/d.md"));
        assertEquals("one", text("docs/a.md"));
        assertCounts(indexer, 5, 1);
    }

    @Test
    void aFileThatNoLongerFailsIsCountedOnce() throws IOException {
        var indexer = indexed(docs);
        write("big.md", "small");

        indexer.start(new PassScope("docs", "big.md"));

        assertEquals("small", text("docs/big.md"));
        assertCounts(indexer, 4, 0);
        assertEquals(List.of(), indexer.state().sources().get(0).gaps().failures());
        assertEquals(0, indexer.files(failed()).total());
    }

    @Test
    void aFileThatStillFailsIsCountedOnce() {
        var indexer = indexed(docs);

        indexer.start(new PassScope("docs", "big.md"));

        assertCounts(indexer, 4, 1);
        assertEquals(1, indexer.files(failed()).total());
    }

    @Test
    void aFileThatARuleNowLeavesOutLeavesTheIndex() throws IOException {
        var indexer = indexed(docs);
        write(".gitignore", "secret.md\na.md\n");

        indexer.start(new PassScope("docs", "a.md"));
        indexer.start(new PassScope("docs", "a.md"));

        assertTrue(index.document("docs/a.md").isEmpty());
        assertCounts(indexer, 3, 1);
        // .git, .gitignore, secret.md and a.md.
        assertEquals(4, indexer.state().sources().get(0).gaps().skipped());
    }

    @Test
    void aFileThatIsGoneLeavesTheIndex() throws IOException {
        var indexer = indexed(docs);
        Files.delete(root.resolve("a.md"));

        indexer.start(new PassScope("docs", "a.md"));

        assertTrue(index.document("docs/a.md").isEmpty());
        assertCounts(indexer, 3, 1);
    }

    /** One missing file may mean that nothing is mounted. */
    @Test
    void aFileThatIsGoneWithEverythingElseStays() throws IOException {
        var indexer = indexed(docs);
        for (var path : List.of("a.md", "b.md", "sub/c.md", "sub", "secret.md", "big.md", ".gitignore", ".git")) {
            Files.delete(root.resolve(path));
        }

        indexer.start(new PassScope("docs", "a.md"));

        assertEquals("one", text("docs/a.md"));
        assertEquals(SourceStatus.FAILED, indexer.state().sources().get(0).state());
    }

    @Test
    void aSourceThatCannotLookAtOneFileIsReadAsAWhole() {
        var memory = new FakeSource("memory").file("a.md", "one").file("b.md", "two");
        var indexer = indexed(memory);
        memory.file("b.md", "TWO").touch();

        indexer.start(new PassScope("memory", "a.md"));

        assertEquals("TWO", text("memory/b.md"));
        assertEquals(2, indexer.state().sources().get(0).counts().files());
    }

    @Test
    void aSourceThatWasNeverReadIsReadAsAWhole() {
        var indexer = indexer(Runnable::run, docs);

        indexer.start(new PassScope("docs", "a.md"));

        assertEquals("two", text("docs/b.md"));
    }

    @Test
    void passesWaitForTheRunningOneAndEachRunsOnce() throws IOException {
        var indexer = indexer(passes::add, docs, new FakeSource("other").file("x.md", "x"));
        assertTrue(indexer.start());
        assertFalse(indexer.start());
        assertTrue(indexer.start(new PassScope("docs", "a.md")));
        assertTrue(indexer.start(new PassScope("docs", "a.md")));
        assertTrue(indexer.start(new PassScope("docs", "sub")));
        passes.remove().run();
        write("a.md", "ONE");

        passes.remove().run();
        assertEquals("ONE", text("docs/a.md"));
        assertTrue(indexer.start(PassScope.ALL), "over everything, after the one over a folder");
        passes.remove().run();
        passes.remove().run();
        assertTrue(passes.isEmpty());
    }

    @Test
    void cancelDropsThePassesThatWait() {
        var indexer = indexer(passes::add, docs);
        indexer.start();
        indexer.start(new PassScope("docs", "a.md"));

        indexer.cancel();
        passes.remove().run();

        assertTrue(passes.isEmpty());
    }

    @Test
    void manyThatWaitBecomeOneOverEverything() {
        var waiting = new WaitingScopes();
        for (int i = 0; i <= WaitingScopes.MOST; i++) {
            waiting.add(new PassScope("docs", i + ".md"));
        }

        assertEquals(PassScope.ALL, waiting.poll().orElseThrow());
        assertTrue(waiting.poll().isEmpty());
    }

    @Test
    void aWiderPassTakesThePlaceOfNarrowerOnes() {
        var waiting = new WaitingScopes();
        waiting.add(new PassScope("docs", "a.md"));
        waiting.add(new PassScope("other", "a.md"));
        waiting.add(new PassScope("docs", ""));
        waiting.add(new PassScope("docs", "b.md"));

        assertEquals(new PassScope("other", "a.md"), waiting.poll().orElseThrow());
        assertEquals(new PassScope("docs", ""), waiting.poll().orElseThrow());
        assertTrue(waiting.poll().isEmpty());
    }

    @Test
    void anUnknownSourceIsRefused() {
        var indexer = indexed(docs);

        assertThrows(IllegalArgumentException.class, () -> indexer.start(new PassScope("nope", "")));
        assertTrue(indexer.hasSource("docs"));
        assertFalse(indexer.hasSource("nope"));
        assertFalse(indexer.hasSource(""));
    }

    @Test
    void aWholePathNamesItsSource() {
        assertEquals(new PassScope("docs", "sub/c.md"), PassScope.of("docs/sub/c.md"));
        assertEquals(new PassScope("docs", ""), PassScope.of("docs"));
        assertEquals(PassScope.ALL, PassScope.of(""));
    }

    private static FileQuery failed() {
        return new FileQuery("", FileStatus.FAILED, "", "", "", 10);
    }

    private static void assertCounts(Indexer indexer, int files, int failed) {
        var source = indexer.state().sources().get(0);
        var counts = source.counts();
        assertEquals(SourceStatus.DONE, source.state());
        assertEquals(files, counts.files(), counts.toString());
        assertEquals(files, counts.indexed() + counts.unchanged() + counts.failed(), counts.toString());
        assertEquals(failed, counts.failed(), counts.toString());
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private String text(String path) {
        return index.document(path).orElseThrow().text();
    }

    private Indexer indexed(Source... sources) {
        var indexer = indexer(Runnable::run, sources);
        indexer.start();
        return indexer;
    }

    private Indexer indexer(Executor passThread, Source... sources) {
        return new Indexer(
                new PassProgress(List.of(sources), 100, index, clock),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), clock),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                passThread,
                clock);
    }
}
