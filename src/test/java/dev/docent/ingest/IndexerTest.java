package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.FileFailure;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceState;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.json.Json;
import dev.docent.source.Source;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class IndexerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs");
    private final ManualClock clock = new ManualClock(NOW);

    @Test
    void indexesEveryFileAndSaysSo() {
        docs.file("a.md", "# A\ntext").file("b/c.txt", "words");

        var state = run(docs);

        assertEquals(
                "{\"state\":\"idle\",\"chunks\":2,\"waiting\":0,\"startedAt\":\"2026-01-02T03:04:05Z\",\"finishedAt\":\"2026-01-02T03:04:05Z\","
                        + "\"sources\":[{\"name\":\"docs\",\"title\":\"docs\",\"type\":\"folder\",\"location\":\"memory\",\"state\":\"done\",\"files\":2,\"indexed\":2,"
                        + "\"unchanged\":0,\"chunks\":2,\"failed\":0,\"doubtful\":0,\"removed\":0,\"kept\":0,\"skipped\":0,\"leftOut\":[],"
                        + "\"failures\":[],\"onlyByWords\":0,\"lastLook\":\"2026-01-02T03:04:05Z\",\"failing\":false}]}",
                Json.write(state));
        assertEquals("A", index.document("docs/a.md").orElseThrow().title());
    }

    @Test
    void otherSplitterReadsAgain() {
        docs.file("a.md", "one");
        run(docs);
        var indexer = indexer(index, new Splitter(embedder, 99, 200), Runnable::run, docs);

        indexer.start();

        assertEquals(1, indexer.state().sources().get(0).counts().indexed());
    }

    @Test
    void whatIsGoneLeavesTheIndex() {
        var other = new FakeSource("other").file("x.md", "x");
        docs.file("a.md", "one").file("b.md", "two");
        run(docs, other);
        docs.without("a.md");

        run(docs);

        assertEquals(List.of("docs"), index.sources());
        assertEquals(
                List.of("docs/b.md"), List.copyOf(index.fingerprints("docs").keySet()));
    }

    @Test
    void fileThatCannotBeReadIsNamedAndStaysAndThePassGoesOn() {
        docs.file("a.md", "one").file("b.md", "two");
        run(docs);
        docs.failing("a.md", new IOException("disk on fire")).touch();

        var source = run(docs).sources().get(0);

        assertEquals(
                List.of(new FileFailure("a.md", "it cannot be read: disk on fire")),
                source.gaps().failures());
        assertEquals(1, source.counts().failed());
        assertEquals(1, source.gaps().kept());
        assertEquals("one", text("docs/a.md"));
        assertTrue(index.document("docs/b.md").isPresent());
    }

    @Test
    void binaryFileIsSkipped() {
        docs.file("a.md", "a\0b");

        var source = run(docs).sources().get(0);

        assertEquals(1, source.gaps().skipped());
        assertEquals(0, source.counts().failed());
    }

    @Test
    void sourceIsBroughtUpToDateOnceInEachPass() {
        docs.file("a.md", "one");
        run(docs);
        run(docs);

        assertEquals(2, docs.refreshes());
    }

    @Test
    void sourceThatCannotBeBroughtUpToDateFailsAndKeepsItsDocuments() {
        docs.file("a.md", "one");
        run(docs);
        docs.unreachable().without("a.md");

        var source = run(docs).sources().get(0);

        assertEquals("docs cannot be reached", source.error());
        assertTrue(index.document("docs/a.md").isPresent());
    }

    @Test
    void closingStopsTheSources() {
        indexer(index, new Splitter(embedder, 100, 200), Runnable::run, docs).close();

        assertTrue(docs.isStopped());
    }

    @Test
    void missingSourceFailsAndKeepsItsDocuments() {
        docs.file("a.md", "one");
        run(docs);
        docs.missing();

        var state = run(docs);

        assertEquals(IndexStatus.FAILED, state.state());
        assertEquals("docs is gone", state.sources().get(0).error());
        assertTrue(index.document("docs/a.md").isPresent());
    }

    @Test
    void onlyOnePassRunsAtATime() {
        var waiting = new ArrayDeque<Runnable>();
        var indexer = indexer(index, splitter(), waiting::add, docs);

        assertTrue(indexer.start());
        assertFalse(indexer.start());
        waiting.remove().run();
        assertTrue(indexer.start());
    }

    @Test
    void isReadyWithTheFirstSourceAndWithAnEarlierIndex() {
        docs.file("a.md", "one");
        var indexer = indexer(index, splitter(), Runnable::run, docs);
        assertFalse(indexer.isReady());

        indexer.start();

        assertTrue(indexer.isReady());
        assertTrue(indexer(index.reopened(), splitter(), Runnable::run, docs).isReady());
    }

    @Test
    void closedInMidPassKeepsWhatWasDoneAndLosesNothing() {
        docs.file("a.md", "one").file("b.md", "two").file("c.md", "three");
        run(docs);
        docs.file("a.md", "ONE").file("b.md", "TWO").touch();
        var pass = new ArrayDeque<Runnable>();
        var closing = indexer(index, splitter(), pass::add, docs);
        closing.start();
        docs.beforeRead(path -> {
            if (path.equals("b.md")) {
                // In another thread, closing would wait for the pass. In the pass's thread it must not wait for itself.
                Thread.currentThread().interrupt();
                closing.close();
            }
        });

        pass.remove().run();

        assertTrue(Thread.interrupted());
        assertEquals("ONE", index.reopened().document("docs/a.md").orElseThrow().text());
        assertEquals("TWO", index.reopened().document("docs/b.md").orElseThrow().text());
        assertEquals(2, index.reopened().waiting().size(), "what words find waits for its vectors");
        assertTrue(index.reopened().document("docs/c.md").isPresent());
        assertFalse(closing.start());
    }

    @Test
    void cancelledPassKeepsWhatWasDoneAndTheNextOneDoesTheRest() {
        docs.file("a.md", "one").file("b.md", "two").file("c.md", "three");
        var later = new FakeSource("later").file("d.md", "four");
        var indexer = indexer(index, splitter(), Runnable::run, docs, later);
        docs.beforeRead(path -> {
            if (path.equals("b.md")) {
                assertTrue(indexer.cancel());
            }
        });

        indexer.start();

        var state = indexer.state();
        assertEquals(IndexStatus.IDLE, state.state());
        assertEquals(
                List.of(SourceStatus.CANCELLED, SourceStatus.CANCELLED),
                state.sources().stream().map(SourceState::state).toList());
        assertEquals("one", index.reopened().document("docs/a.md").orElseThrow().text());
        assertTrue(index.reopened().document("docs/c.md").isEmpty());
        docs.beforeRead(path -> {});
        assertTrue(indexer.start());
        assertEquals(SourceStatus.DONE, indexer.state().sources().get(1).state());
        assertEquals(3, index.fingerprints("docs").size());
    }

    @Test
    void cancelledPassRemovesNothingThatItDidNotLookFor() {
        docs.file("a.md", "one").file("z.md", "two");
        run(docs);
        var indexer = indexer(index, splitter(), Runnable::run, docs);
        docs.touch().beforeRead(path -> indexer.cancel());

        indexer.start();

        assertTrue(index.document("docs/z.md").isPresent());
        assertEquals(0, indexer.state().sources().get(0).gaps().removed());
    }

    @Test
    void cancelIsOnlyForTheRunningPass() {
        docs.file("a.md", "one");
        var waiting = new ArrayDeque<Runnable>();
        var indexer = indexer(index, splitter(), waiting::add, docs);
        assertFalse(indexer.cancel());

        indexer.start();
        assertTrue(indexer.cancel(), "a pass that waits for its thread");
        waiting.remove().run();
        assertTrue(index.fingerprints("docs").isEmpty());
        assertFalse(indexer.cancel());

        indexer.start();
        waiting.remove().run();
        assertEquals("one", text("docs/a.md"));
    }

    @Test
    void knowsAllFilesAndMissingSourcesBeforeItReadsTheFirstFile() {
        docs.file("a.md", "one").file("b.md", "two");
        var missing = new FakeSource("missing");
        missing.missing();
        var indexer = indexer(index, splitter(), Runnable::run, docs, missing);
        var whenReading = new ArrayList<IndexState>();
        docs.beforeRead(path -> whenReading.add(indexer.state()));

        indexer.start();

        var sources = whenReading.get(0).sources();
        assertEquals(2, sources.get(0).counts().files());
        assertEquals(0, sources.get(0).counts().indexed());
        assertEquals(SourceStatus.FAILED, sources.get(1).state());
        assertEquals("missing is gone", sources.get(1).error());
    }

    @Test
    void listenersHearTheLastStateAndAreNotFlooded() {
        for (int i = 0; i < 100; i++) {
            docs.file(i + ".md", "text " + i);
        }
        var heard = new ArrayList<IndexState>();
        var indexer = indexer(index, splitter(), Runnable::run, docs);
        indexer.addListener(heard::add);

        indexer.start();

        assertEquals(IndexStatus.IDLE, heard.get(heard.size() - 1).state());
        assertEquals(100, heard.get(heard.size() - 1).chunks());
        assertTrue(heard.size() < 6, heard.size() + " calls while the clock stood still");
    }

    @Test
    void namesMustDiffer() {
        assertThrows(
                IllegalArgumentException.class,
                () -> indexer(index, splitter(), Runnable::run, docs, new FakeSource("docs")));
    }

    private String text(String path) {
        return index.document(path).orElseThrow().text();
    }

    private IndexState run(Source... sources) {
        return run(index, sources);
    }

    private IndexState run(ChunkIndex into, Source... sources) {
        var indexer = indexer(into, splitter(), Runnable::run, sources);
        indexer.start();
        return indexer.state();
    }

    private Splitter splitter() {
        return new Splitter(embedder, 100, 200);
    }

    private Indexer indexer(ChunkIndex into, Splitter splitter, Executor passThread, Source... sources) {
        return new Indexer(
                new PassProgress(List.of(sources), 100, into, clock),
                new DocumentReader(Formats.all(), splitter, clock),
                new EmbeddingPool(embedder, Runnable::run, 2),
                into,
                passThread,
                clock);
    }
}
