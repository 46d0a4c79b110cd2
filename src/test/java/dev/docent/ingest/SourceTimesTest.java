package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceAbout;
import dev.docent.ingest.status.SourceTimes;
import dev.docent.ingest.status.VectorsLeft;
import dev.docent.source.SourceKind;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a source was looked at, since when that fails, and how fast it is read. */
class SourceTimesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs").file("a.md", "one");
    private final ManualClock clock = new ManualClock(NOW);
    private Duration perVector = Duration.ZERO;
    private final Indexer indexer = new Indexer(
            new PassProgress(List.of(docs), 100, index, clock),
            new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), clock),
            new EmbeddingPool(embedder, this::embed, 2),
            index,
            Runnable::run,
            clock);

    private void embed(Runnable task) {
        clock.advance(perVector);
        task.run();
    }

    @Test
    void aSourceIsFailingAfterItsSecondLookInARow() {
        indexer.start();
        docs.missing();
        clock.advance(Duration.ofMinutes(10));
        indexer.start();

        assertEquals("2026-01-02T03:10:00Z", times().lastLook());
        assertEquals("2026-01-02T03:00:00Z", times().staleSince());
        assertFalse(times().failing());
        clock.advance(Duration.ofMinutes(10));
        indexer.start();
        assertEquals("2026-01-02T03:00:00Z", times().staleSince());
        assertTrue(times().failing());
    }

    @Test
    void aSourceOfWhichNothingIsIndexedIsFailingAtOnce() {
        docs.missing();
        indexer.start();

        assertTrue(times().failing());
        assertEquals("2026-01-02T03:00:00Z", times().staleSince());
    }

    @Test
    void saysHowFastASourceIsReadAndHowLongTheRestTakes() {
        for (int i = 0; i < 10; i++) {
            docs.file(i + ".md", "text " + i);
        }
        docs.without("a.md");
        var heard = new ArrayList<SourceTimes>();
        indexer.addListener(state -> heard.add(state.sources().get(0).times()));
        docs.beforeRead(path -> clock.advance(Duration.ofSeconds(2)));

        indexer.start();

        var early = heard.stream().filter(times -> times.secondsLeft() != null).toList();
        // A file takes two seconds and has one passage.
        assertEquals(0.5, early.get(1).passagesPerSecond());
        assertTrue(early.get(1).secondsLeft() <= 18 && early.get(1).secondsLeft() >= 14, early.get(1)::toString);
        assertNull(times().secondsLeft());
        assertNull(times().passagesPerSecond());
    }

    @Test
    void saysHowFastVectorsAreComputedAndHowLongTheRestTakes() {
        for (int i = 0; i < 200; i++) {
            docs.file(i + ".md", "text " + i);
        }
        docs.without("a.md");
        perVector = Duration.ofMillis(500);
        var heard = new ArrayList<VectorsLeft>();
        indexer.addListener(state -> heard.add(indexer.vectors()));

        indexer.start();

        var half = heard.stream()
                .filter(vectors -> vectors.secondsLeft() != null)
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertEquals(2.0, half.passagesPerSecond());
        assertEquals(Math.round(half.waiting() / 2.0), half.secondsLeft());
        assertEquals(new VectorsLeft(0, null, null), indexer.vectors());
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/docs?x#y, /srv/docs?x#y",
        "https://host/path, https://host/path",
        "https://user:pass@host/path.git, https://host/path.git",
        "https://token@host:8443/path?private_token=abc#x, https://host:8443/path",
        "https://host/a@b, https://host/a@b",
        "ssh://git@host/path, ssh://host/path",
    })
    void whatIsShownOfALocationHasNoSecrets(String location, String shown) {
        assertEquals(shown, new SourceAbout("a", "A", SourceKind.FOLDER, location, null, null).location());
    }

    private SourceTimes times() {
        return indexer.state().sources().get(0).times();
    }
}
