package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.markdown.MarkdownParser;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.read.ParseLimits;
import dev.docent.ingest.read.ReadBudget;
import dev.docent.ingest.status.FileFailure;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceState;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that takes too much, among others. */
class ReadBudgetTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final String TOO_SLOW =
            "reading it took more than 60 s (docent.index.parse-timeout), and Docent gave it"
                    + " up until it changes. Split it, or raise the setting";

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ManualScheduler timers = new ManualScheduler();
    private final OddParser parser = new OddParser(timers);
    private ParseLimits limits = new ParseLimits(Duration.ofSeconds(60), 1000, 1000);

    @AfterEach
    void end() throws InterruptedException {
        parser.end.countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(Patience.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void parserThatHangsCostsOnlyItsFileAndKeepsTheOlderVersion() {
        docs.file("a.md", "one").file("b.md", "two").file("c.md", "three");
        pass();
        docs.file("b.md", "HANG").touch();

        var source = pass();

        assertEquals(List.of(new FileFailure("b.md", TOO_SLOW)), source.gaps().failures());
        assertEquals(1, source.gaps().kept());
        assertEquals("two", text("docs/b.md"));
        assertEquals("three", text("docs/c.md"));
        assertEquals(SourceStatus.DONE, source.state());
        assertEquals(0, timers.pending(), "nothing is left of the deadlines of the other files");
    }

    @Test
    void fileThatWasGivenUpIsNotReadAgainUntilItChanges() {
        docs.file("b.md", "HANG");
        var indexer = indexer();
        indexer.start();
        int reads = docs.reads();

        indexer.start();

        assertEquals(reads, docs.reads());
        assertEquals(
                List.of(new FileFailure("b.md", TOO_SLOW)),
                indexer.state().sources().get(0).gaps().failures());
        docs.file("b.md", "two").touch();
        indexer.start();
        assertEquals("two", text("docs/b.md"));
    }

    @Test
    void fewThreadsAreLeftAloneAndThenNoFileIsRead() {
        for (int i = 0; i < 8; i++) {
            docs.file(i + ".md", "HANG");
        }

        var failures = pass().gaps().failures();

        assertEquals(8, failures.size());
        assertEquals(
                ReadBudget.THREADS,
                failures.stream().filter(it -> it.reason().equals(TOO_SLOW)).count());
        assertEquals(
                "it was not read, because 5 files that were given up still keep Docent busy. Restart Docent",
                failures.get(7).reason());
    }

    @Test
    void memoryThatRunsOutCostsOnlyItsFile() {
        docs.file("a.md", "MEMORY").file("b.md", "two");

        var source = pass();

        assertEquals(
                List.of(new FileFailure(
                        "a.md", "it takes more memory than Docent has. Split it, or give Java more memory (-Xmx)")),
                source.gaps().failures());
        assertEquals("two", text("docs/b.md"));
    }

    @Test
    void fileWithTooManyPassagesFailsAndLeavesTheIndex() {
        docs.file("a.md", "one").file("b.md", "two");
        pass();
        limits = new ParseLimits(Duration.ofSeconds(60), 3, 1000);
        docs.file("a.md", "word ".repeat(400)).touch();

        var source = pass();

        assertEquals(
                List.of(new FileFailure(
                        "a.md",
                        "it has 4 passages, but docent.index.max-passages-per-file allows 3. Raise the setting, or"
                                + " split the file")),
                source.gaps().failures());
        assertEquals(Set.of("docs/b.md"), index.fingerprints("docs").keySet());
    }

    @Test
    void sourceWithTooManyPassagesKeepsThoseThatFit() {
        limits = new ParseLimits(Duration.ofSeconds(60), 1000, 2);
        docs.file("a.md", "one").file("b.md", "two").file("c.md", "three");

        var source = pass();

        assertEquals(
                List.of(new FileFailure(
                        "c.md",
                        "its 1 passages would be too many for docs, which has 2: docent.index.max-passages-per-source"
                                + " allows 2. Raise the setting, or leave files out")),
                source.gaps().failures());
        docs.file("b.md", "TWO").touch();
        assertEquals(1, pass().counts().failed(), "a file that replaces itself fits");
        assertEquals("TWO", text("docs/b.md"));
        docs.without("a.md").touch();
        pass();
        assertEquals(0, pass().counts().failed(), "there is room now");
    }

    private String text(String path) {
        return index.document(path).orElseThrow().text();
    }

    private SourceState pass() {
        var indexer = indexer();
        indexer.start();
        return indexer.state().sources().get(0);
    }

    private Indexer indexer() {
        var splitter = new Splitter(embedder, 100, 100);
        return new Indexer(
                new PassProgress(List.of(docs), 100, index, CLOCK),
                new DocumentReader(
                        new Formats(List.of(parser), null), splitter, CLOCK, new ReadBudget(threads, timers, limits)),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                CLOCK);
    }

    /** Hangs, without regard to interrupts, or runs out of memory, if the file says so. */
    private static final class OddParser implements DocumentParser {
        private final DocumentParser markdown = new MarkdownParser();
        private final CountDownLatch end = new CountDownLatch(1);
        private final ManualScheduler timers;

        OddParser(ManualScheduler timers) {
            this.timers = timers;
        }

        @Override
        public Set<Language> languages() {
            return Set.of(Language.MARKDOWN);
        }

        @Override
        public String version() {
            return "odd";
        }

        @Override
        public Document parse(FileContent file) throws ParseException {
            if (file.text().equals("MEMORY")) {
                throw new OutOfMemoryError("Java heap space");
            }
            if (file.text().equals("HANG")) {
                timers.advance(Duration.ofSeconds(60));
                hang();
            }
            return markdown.parse(file);
        }

        private void hang() {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException ignored) {
                    // As a parser that does not look at interrupts.
                }
            }
        }
    }
}
