package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.index.ChunkIndex;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegularPassesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final FakeSource docs = new FakeSource("docs").file("a.md", "one");
    private final FakeSource news = new FakeSource("news").file("x.md", "one");
    private final List<String> passes = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean later;
    private final ChunkIndex index = new InMemoryChunkIndex();
    private final Indexer indexer = new Indexer(
            new PassProgress(List.of(docs, news), 100, index, CLOCK),
            new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), CLOCK),
            new EmbeddingPool(embedder, Runnable::run, 2),
            index,
            this::run,
            CLOCK);

    /** Runs passes at once, or keeps them for later. */
    private void run(Runnable pass) {
        if (later) {
            waiting.add(pass);
        } else {
            pass.run();
        }
    }

    @BeforeEach
    void listen() {
        indexer.addEndListener(names -> passes.add(String.join("+", new TreeSet<>(names))));
    }

    @Test
    void whatChangedIsFoundWithoutAsking() {
        begin(Duration.ofMinutes(10));
        docs.file("b.md", "two");

        scheduler.advance(Duration.ofMinutes(10).minusMillis(1));
        assertEquals(1, files());
        scheduler.advance(Duration.ofMillis(1));
        assertEquals(2, files());
        docs.file("c.md", "three");
        scheduler.advance(Duration.ofMinutes(10));
        assertEquals(3, files());
    }

    @Test
    void aPassThatSomebodyAskedForPutsTheNextOneOff() {
        begin(Duration.ofMinutes(10));
        scheduler.advance(Duration.ofMinutes(9));
        indexer.start();
        docs.file("b.md", "two");

        scheduler.advance(Duration.ofMinutes(9));
        assertEquals(1, files());
        assertEquals(1, scheduler.pending());
        scheduler.advance(Duration.ofMinutes(1));
        assertEquals(2, files());
    }

    @Test
    void aPassOverOneFileDoesNotPutTheNextOneOff() {
        var regular = begin(Duration.ofMinutes(10));
        scheduler.advance(Duration.ofMinutes(9));
        indexer.start(new PassScope("docs", "a.md"));
        docs.file("b.md", "two");

        assertEquals(Optional.of(Duration.ofMinutes(1)), regular.untilNext("docs"));
        scheduler.advance(Duration.ofMinutes(1));
        assertEquals(2, files());
        assertEquals(Optional.of(Duration.ofMinutes(10)), regular.untilNext("docs"));
        assertEquals(Optional.empty(), regular.untilNext("news"));
    }

    @Test
    void aFailedPassIsFollowedByAnother() {
        docs.missing();
        begin(Duration.ofMinutes(10));

        assertEquals(1, scheduler.pending());
    }

    @Test
    void anIntervalOfZeroMeansNever() {
        begin(Duration.ZERO);

        assertEquals(0, scheduler.pending());
    }

    @Test
    void noPassBeginsAfterTheEnd() {
        var passes = begin(Duration.ofMinutes(10));
        passes.close();
        assertEquals(0, scheduler.pending());

        indexer.start();

        assertEquals(0, scheduler.pending());
    }

    private RegularPasses begin(Duration interval) {
        return begin(interval, Duration.ZERO);
    }

    private RegularPasses begin(Duration ofDocs, Duration ofNews) {
        var regular = RegularPasses.of(indexer, scheduler, Map.of("docs", ofDocs, "news", ofNews));
        indexer.start();
        return regular;
    }

    @Test
    void eachSourceIsReadAgainAfterItsOwnTime() {
        begin(Duration.ofMinutes(10), Duration.ofMinutes(1));
        docs.file("b.md", "two");
        news.file("y.md", "two");

        scheduler.advance(Duration.ofMinutes(1));
        assertEquals(List.of(1, 2), List.of(files(), files(1)));
        news.file("z.md", "three");
        scheduler.advance(Duration.ofMinutes(9));
        assertEquals(List.of(2, 3), List.of(files(), files(1)));
    }

    @Test
    void aPassOverOneSourceLeavesTheOthersAsTheyAre() {
        docs.missing();
        begin(Duration.ZERO, Duration.ofMinutes(1));
        var before = indexer.state().sources().get(0);
        assertEquals(SourceStatus.FAILED, before.state());

        scheduler.advance(Duration.ofMinutes(1));

        assertEquals(before, indexer.state().sources().get(0));
        assertEquals(1, indexer.state().sources().get(1).counts().unchanged());
        assertEquals(IndexStatus.IDLE, indexer.state().state());
        assertEquals(List.of("docs+news", "news"), passes);
    }

    @Test
    void sourcesThatAreDueTogetherShareAPass() {
        begin(Duration.ofMinutes(1), Duration.ofMinutes(1));

        assertEquals(1, scheduler.pending());
        scheduler.advance(Duration.ofMinutes(1));
        assertEquals(List.of("docs+news", "docs+news"), passes);
    }

    @Test
    void aSourceThatIsDueDuringAPassWaitsForItsEnd() {
        begin(Duration.ofMinutes(10), Duration.ofMinutes(1));
        later = true;
        scheduler.advance(Duration.ofMinutes(1));
        assertEquals(1, waiting.size());

        scheduler.advance(Duration.ofMinutes(9));
        assertEquals(1, waiting.size(), "two passes never run at once");
        waiting.remove().run();
        assertEquals(1, waiting.size());
        waiting.remove().run();

        assertEquals(List.of("docs+news", "news", "docs"), passes);
        assertEquals(2, scheduler.pending());
    }

    @Test
    void aSourceThatWasReadMeanwhileIsNotDueAnyMore() {
        begin(Duration.ofMinutes(10), Duration.ofMinutes(1));
        later = true;
        indexer.start();
        scheduler.advance(Duration.ofMinutes(1));
        waiting.remove().run();

        assertEquals(0, waiting.size());
        assertEquals(List.of("docs+news", "docs+news"), passes);
    }

    private int files() {
        return files(0);
    }

    private int files(int source) {
        return indexer.state().sources().get(source).counts().files();
    }
}
