package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.PassProgress;
import dev.docent.source.Source;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormerSourcesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs").file("a.md", "one");

    @Test
    void whatIsKeptOfAFormerSourceIsGivenUpWhenItsDocumentsAreGoneForGood() {
        indexer(docs, new FakeSource("old").file("x.md", "x")).start();
        var documentsThen = new ArrayList<List<String>>();
        var heard = new ArrayList<Set<String>>();
        var indexer = indexer(docs);
        indexer.addFormerListener(names -> {
            heard.add(names);
            documentsThen.add(index.reopened().sources());
        });

        indexer.start();

        assertEquals(List.of(Set.of("docs")), heard);
        assertEquals(List.of(List.of("docs")), documentsThen, "also after a kill");
    }

    @Test
    void listenersThatFailEndNothing() {
        var indexer = indexer(docs);
        indexer.addFormerListener(names -> {
            throw new IllegalStateException("disk");
        });

        indexer.start();

        assertEquals(List.of("docs"), index.reopened().sources());
    }

    private Indexer indexer(Source... sources) {
        return new Indexer(
                new PassProgress(List.of(sources), 100, index, CLOCK),
                new DocumentReader(Formats.all(), new Splitter(embedder, 100, 200), CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                CLOCK);
    }
}
