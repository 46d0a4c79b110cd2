package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.index.Embedder;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ObservedEmbedder;
import dev.docent.testing.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for while a pass runs: it comes before the vectors that are left, and is never lost. */
class GivingWayTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final int FILES = 50;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Recorder recorder = new Recorder();
    private final Embedder embedder = recorder.embedder;
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs");
    private final FakeSource news = new FakeSource("news").file("x.md", "news");
    private final List<Set<String>> reads = new ArrayList<>();
    private Indexer indexer;

    @BeforeEach
    void fill() {
        for (int i = 10; i < 10 + FILES; i++) {
            docs.file(i + ".md", "text " + i);
        }
        indexer = indexer(Runnable::run);
    }

    private Indexer indexer(Executor passThread) {
        var made = new Indexer(
                new PassProgress(List.of(docs, news), 100, index, CLOCK),
                new DocumentReader(Formats.all(), new Splitter(recorder.words, 100, 200), CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                passThread,
                CLOCK);
        made.addEndListener(reads::add);
        return made;
    }

    @Test
    void aLookAtOneFileComesBeforeTheVectorsThatAreLeft() {
        var embeddedBefore = new ArrayList<Integer>();
        docs.lookingAt(path -> embeddedBefore.add(recorder.texts.size()));
        recorder.atText(5, () -> assertTrue(indexer.start(new PassScope("docs", "10.md"))));

        indexer.start();

        assertEquals(List.of(5), embeddedBefore);
        assertEachEmbeddedOnce();
    }

    @Test
    void aPassOverEverythingIsNeverDropped() {
        recorder.atText(5, () -> {
            assertTrue(indexer.start(PassScope.ALL));
            assertTrue(indexer.start(PassScope.ALL), "both are one");
        });

        indexer.start();

        assertEquals(List.of(Set.of("docs", "news"), Set.of("docs", "news")), reads);
        assertEachEmbeddedOnce();
    }

    /** A file may have changed after the pass has read it. */
    @Test
    void aPassThatIsAskedForWhileTheSameOneReadsRunsAfterIt() {
        docs.beforeRead(path -> {
            if (path.equals("20.md") && reads.isEmpty()) {
                docs.file("10.md", "changed").touch();
                indexer.start(PassScope.ALL);
            }
        });

        indexer.start();

        assertEquals("changed", index.document("docs/10.md").orElseThrow().text());
        assertEquals(2, reads.size());
    }

    @Test
    void aRegularLookDoesNotWaitForVectors() {
        RegularPasses.of(indexer, scheduler, Map.of("docs", Duration.ofHours(1), "news", Duration.ofMinutes(15)));
        var embeddedBefore = new ArrayList<Integer>();
        recorder.atText(5, () -> {
            news.file("y.md", "more news");
            scheduler.advance(Duration.ofMinutes(15));
        });
        indexer.addEndListener(names -> embeddedBefore.add(recorder.texts.size()));

        indexer.start();

        assertEquals(List.of(Set.of("docs", "news"), Set.of("news")), reads);
        assertEquals(List.of(0, 5), embeddedBefore);
        assertTrue(index.document("news/y.md").isPresent());
        assertEquals(2, scheduler.pending());
    }

    @Test
    void cancelPlansTheRegularLooksAnewThatItDrops() {
        RegularPasses.of(indexer, scheduler, Map.of("docs", Duration.ofHours(1), "news", Duration.ofMinutes(15)));
        recorder.atText(5, () -> {
            scheduler.advance(Duration.ofMinutes(15));
            indexer.cancel();
        });

        indexer.start();

        assertEquals(IndexStatus.IDLE, indexer.state().state());
        assertEquals(2, scheduler.pending());
    }

    @Test
    void cancelEndsAFetchAndTheNextPassFetchesAgain() throws Exception {
        indexer.start();
        docs.waiting();
        docs.file("new.md", "new");
        var onThread = indexer(task -> CompletableFuture.runAsync(task));
        var ended = new CompletableFuture<Void>();
        onThread.addListener(state -> {
            if (state.state() != IndexStatus.RUNNING) {
                ended.complete(null);
            }
        });
        onThread.start();
        docs.awaitRefresh();

        assertTrue(onThread.cancel());
        ended.get(Patience.SECONDS, TimeUnit.SECONDS);

        assertEquals(
                List.of(SourceStatus.CANCELLED, SourceStatus.CANCELLED),
                onThread.state().sources().stream()
                        .map(source -> source.state())
                        .toList());
        assertEquals(FILES, index.fingerprints("docs").size(), "the previous state stays");
        assertFalse(onThread.state().sources().get(0).times().failing());
        onThread.close();
        indexer.start();
        assertEquals(FILES + 1, index.fingerprints("docs").size());
        assertEquals(SourceStatus.DONE, indexer.state().sources().get(0).state());
    }

    private void assertEachEmbeddedOnce() {
        assertEquals(FILES + 1, recorder.texts.size());
        assertEquals(FILES + 1, new HashSet<>(recorder.texts).size());
        assertEquals(List.of(), index.waiting());
        assertEquals(0, indexer.vectors().waiting());
        assertEquals(IndexStatus.IDLE, indexer.state().state());
    }

    /** Does something once when it has embedded some texts. */
    private static final class Recorder {
        final FakeEmbedder words = new FakeEmbedder();
        final List<String> texts = new ArrayList<>();
        final Embedder embedder = new ObservedEmbedder(words, this::note);
        private int when = -1;
        private Runnable action = () -> {};

        void atText(int count, Runnable then) {
            when = count;
            action = then;
        }

        private void note(String text) {
            texts.add(text);
            if (texts.size() == when) {
                action.run();
            }
        }
    }
}
