package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.index.ChunkIndex;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegularPassesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final FakeSource docs = new FakeSource("docs").file("a.md", "one");
    private final ChunkIndex index = new InMemoryChunkIndex();
    private final Indexer indexer = new Indexer(
            new PassProgress(List.of(docs), 100, index, CLOCK),
            new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), CLOCK),
            new EmbeddingPool(embedder, Runnable::run, 2),
            index,
            Runnable::run,
            CLOCK);

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
        var passes = RegularPasses.of(indexer, scheduler, interval);
        indexer.start();
        return passes;
    }

    private int files() {
        return indexer.state().sources().get(0).counts().files();
    }
}
