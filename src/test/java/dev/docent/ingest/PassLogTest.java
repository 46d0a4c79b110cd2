package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.index.ChunkIndex;
import dev.docent.index.Embedder;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.source.LeftOut;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ObservedEmbedder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes log, every few minutes as long as Docent runs. */
class PassLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final Logger logger = Logger.getLogger("dev.docent.ingest");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.formatMessage(line));
            stacks += line.getThrown() == null ? 0 : 1;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final ChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs");
    private final Indexer indexer = new Indexer(
            new PassProgress(List.of(docs), 100, index, CLOCK),
            new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), CLOCK),
            new EmbeddingPool(failing(), Runnable::run, 2),
            index,
            Runnable::run,
            CLOCK);

    private boolean embedderWorks = true;
    private int stacks;

    private Embedder failing() {
        return new ObservedEmbedder(embedder, text -> {
            if (!embedderWorks) {
                throw new IllegalStateException("no memory");
            }
        });
    }

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void passThatChangesNothingSaysNothing() {
        docs.file("a.md", "a");
        pass();

        assertEquals(List.of(), pass());
    }

    @Test
    void whatAPassRemovesIsNamed() {
        for (int i = 10; i < 22; i++) {
            docs.file(i + ".md", "text");
        }
        docs.file("keep.md", "text");
        pass();
        for (int i = 10; i < 22; i++) {
            docs.without(i + ".md");
        }

        assertEquals(
                "Removed 12 documents of docs from the index, no longer there: 10.md, 11.md, 12.md, 13.md, 14.md, 15.md,"
                        + " 16.md, 17.md, 18.md, 19.md and 2 more",
                pass().get(0));
    }

    @Test
    void sourceThatShowsNothingIsToldOnceUntilItShowsSomething() {
        docs.file("a.md", "a");
        pass();
        docs.empty();

        assertEquals(1, pass().size());
        assertEquals(0, pass().size());
        docs.file("a.md", "a");
        assertEquals(1, pass().size());
        docs.empty();
        assertEquals(1, pass().size());
    }

    @Test
    void saysOnceWhyASourceHasNothingToRead() {
        for (int i = 0; i < 10; i++) {
            docs.leftOut(new LeftOut(i + ".pdf", LeftOut.Why.UNSUPPORTED));
        }

        assertEquals(
                "There is no file in memory that Docent reads. Left out: an unsupported format: 10 (.pdf 10).",
                pass().get(1));
        assertEquals(List.of(), pass());
    }

    @Test
    void embedderThatFailsForAWhileIsToldInThreeLines() {
        for (int i = 10; i < 30; i++) {
            docs.file(i + ".md", "text " + i);
        }
        embedderWorks = false;

        var first = pass();

        assertEquals(
                "The passages of docs/10.md could not be embedded: java.lang.IllegalStateException: no memory. Words find"
                        + " them all the same, and each pass tries again. Further documents are only counted",
                first.get(1));
        assertEquals("Documents whose passages could not be embedded: 20. Each pass tries again", first.get(2));
        assertEquals(3, first.size());
        pass();
        assertEquals(List.of(), pass());
        embedderWorks = true;
        assertEquals(
                List.of("Passages are embedded again. Documents that had failed and have their vectors now: 20"),
                pass());
    }

    @Test
    void faultOfASourceIsToldWithItsStackOnce() {
        docs.file("a.md", "a").broken(new NoClassDefFoundError("com/example/Missing"));

        assertEquals(
                List.of(
                        "Docent failed on docs. The other sources are read all the same",
                        "Docent failed on docs; the server's log says why. The next pass tries again"),
                pass());
        assertEquals(1, stacks);
        assertEquals(List.of(), pass());
    }

    /** Runs a pass and returns its log lines. */
    private List<String> pass() {
        lines.clear();
        indexer.start();
        return List.copyOf(lines);
    }
}
