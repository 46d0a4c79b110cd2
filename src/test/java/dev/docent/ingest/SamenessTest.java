package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.index.ChunkIndex;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.PassProgress;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a file counts as unchanged: before and after it is read. */
class SamenessTest {
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs");
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));

    @Test
    void restartEmbedsNothingThatDidNotChangeAndReadsItOnceMore() {
        docs.file("a.md", "one").file("b.md", "two");
        run(index);
        int before = embedder.embeddings();
        clock.advance(Duration.ofSeconds(3));

        var state = run(index.reopened());
        assertEquals(4, docs.reads(), "a stamp seen only once proves nothing");
        run(index);
        clock.advance(Duration.ofDays(1));
        run(index);

        assertEquals(before, embedder.embeddings());
        assertEquals(2, state.sources().get(0).counts().unchanged());
    }

    @Test
    void stampThatWasSeenTwiceWithAPauseBetweenNeedsNoReading() {
        docs.file("a.md", "one");
        run(index);
        clock.advance(Duration.ofSeconds(3));
        run(index);
        int reads = docs.reads();

        run(index);
        run(index.reopened());

        assertEquals(reads, docs.reads());
    }

    @Test
    void stampThatNamesTheContentNeedsNoSecondReading() {
        docs.file("a.md", "one").file("b.md", "two").stampsOfContent();
        run(index);

        run(index);
        run(index.reopened());

        assertEquals(2, docs.reads());
    }

    @Test
    void otherStampOfTheContentIsReadAndCountsAtOnce() {
        docs.file("a.md", "one").stampsOfContent();
        run(index);
        docs.touch();
        run(index);

        run(index);

        assertEquals(2, docs.reads());
    }

    @Test
    void withoutAStampOnlyTheContentTells() {
        docs.file("a.md", "one").withoutStamps();
        for (int pass = 0; pass < 3; pass++) {
            run(index);
            clock.advance(Duration.ofDays(1));
        }
        docs.file("a.md", "two");

        run(index);

        assertEquals("two", text("docs/a.md"));
    }

    @Test
    void touchedFileIsReadAndNotEmbedded() {
        docs.file("a.md", "one");
        run(index);
        int before = embedder.embeddings();
        docs.touch();

        run(index);

        assertEquals(before, embedder.embeddings());
        assertEquals(2, docs.reads());
    }

    @Test
    void stampThatWasSeenASecondAgoProvesNothing() {
        docs.file("a.md", "one");
        run(index);
        clock.advance(Duration.ofSeconds(2));
        docs.file("a.md", "two");
        run(index);
        assertEquals("two", text("docs/a.md"));
        clock.advance(Duration.ofSeconds(2));
        docs.file("a.md", "six");

        run(index);

        assertEquals("six", text("docs/a.md"));
    }

    @Test
    void clockThatIsPutBackHasNoFileReadForEver() {
        docs.file("a.md", "one");
        run(index);
        clock.advance(Duration.ofDays(-365));
        run(index);
        clock.advance(Duration.ofSeconds(3));
        run(index);
        int reads = docs.reads();

        run(index);

        assertEquals(reads, docs.reads());
    }

    @Test
    void fileThatIsNoProseIsReadAgainOnlyWhenItHasChanged() {
        docs.file("data", "1,2;3\n");
        var indexer = indexer(index);
        indexer.start();
        clock.advance(Duration.ofSeconds(3));
        indexer.start();
        indexer.start();
        assertEquals(2, docs.reads());
        assertEquals(1, indexer.state().sources().get(0).gaps().skipped());

        docs.touch();
        indexer.start();
        assertEquals(3, docs.reads());
        docs.file("data", "It is a sentence of prose now, which people may ask about.\n")
                .touch();
        indexer.start();
        assertEquals(1, indexer.state().sources().get(0).counts().indexed());
    }

    private String text(String path) {
        return index.document(path).orElseThrow().text();
    }

    private IndexState run(ChunkIndex into) {
        var indexer = indexer(into);
        indexer.start();
        return indexer.state();
    }

    private Indexer indexer(ChunkIndex into) {
        return new Indexer(
                new PassProgress(List.of(docs), 100, into, clock),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), clock),
                new EmbeddingPool(embedder, Runnable::run, 2),
                into,
                Runnable::run,
                clock);
    }
}
