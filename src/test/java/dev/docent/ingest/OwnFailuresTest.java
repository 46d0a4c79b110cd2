package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.index.Embedder;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.FileCounts;
import dev.docent.ingest.status.FileFailure;
import dev.docent.ingest.status.PassProgress;
import dev.docent.ingest.status.SourceState;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.source.Source;
import dev.docent.source.SourceKind;
import dev.docent.source.SourceVisitor;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.InMemoryChunkIndex;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a pass does when Docent itself fails on a file: the log has the exception, and users see a sentence. */
class OwnFailuresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final FakeEmbedder words = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final FakeSource docs = new FakeSource("docs").file("a.md", "one").file("b.md", "two");

    @Test
    void documentThatCannotBeEmbeddedIsFoundByWordsAndTriedAgain() {
        run(words, Formats.all());
        docs.file("a.md", "ONE").touch();

        var state = run(new BrokenEmbedder(), Formats.all());

        assertEquals(
                List.of(new FileFailure(
                        "a.md",
                        "its passages could not be embedded, so only words find them; the server's log says why. The"
                                + " next pass tries again")),
                state.gaps().failures());
        assertEquals("ONE", index.reopened().document("docs/a.md").orElseThrow().text());
        assertEquals(2, state.counts().files());
        assertEquals(1, index.reopened().waiting().size());
        run(words, Formats.all());
        assertEquals(List.of(), index.reopened().waiting());
    }

    @Test
    void documentWithoutVectorsCountsOnceHoweverOftenAnotherFileIsLookedAt() {
        var embedder = new BrokenEmbedder();
        var indexer = indexer(embedder, Formats.all());
        indexer.start();
        docs.lookingAt(path -> {});

        indexer.start(new PassScope("docs", "new.md"));
        indexer.start(new PassScope("docs", "new.md"));

        assertEquals(new FileCounts(2, 0, 0, 2, 2, 0), state(indexer).counts());
        assertEquals(2, state(indexer).gaps().failures().size());

        embedder.broken = false;
        indexer.start(new PassScope("docs", "new.md"));

        assertEquals(0, state(indexer).counts().failed());
        assertEquals(
                2, state(indexer).counts().indexed() + state(indexer).counts().unchanged());
        assertEquals(List.of(), state(indexer).gaps().failures());
    }

    @Test
    void documentsWithoutVectorsOfASourceThatIsGoneMakeNoCountNegative() {
        var indexer = indexer(new BrokenEmbedder(), Formats.all());
        indexer.start();
        docs.missing();

        indexer.start();

        assertEquals(SourceStatus.FAILED, state(indexer).state());
        assertEquals(new FileCounts(2, 0, 0, 2, 2, 0), state(indexer).counts());
    }

    @Test
    void parserThatFailsOnOneFileEndsNothing() {
        var state = run(words, new Formats(List.of(new BrokenParser(null)), null));

        assertEquals(
                List.of(
                        "the parser failed on it; the server's log says why",
                        "the parser failed on it; the server's log says why"),
                state.gaps().failures().stream().map(FileFailure::reason).toList());
        assertEquals(SourceStatus.DONE, state.state());
    }

    @Test
    void sourceThatFailsOnItselfLeavesTheOthersAlone() {
        var indexer = indexer(words, Formats.all(), new BrokenSource(), docs);

        indexer.start();

        var broken = state(indexer);
        assertEquals(SourceStatus.FAILED, broken.state());
        assertEquals("Docent failed on broken; the server's log says why. The next pass tries again", broken.error());
        assertEquals(SourceStatus.DONE, indexer.state().sources().get(1).state());
        assertEquals(2, index.reopened().fingerprints("docs").size());
    }

    @Test
    void errorOfOneSourceLeavesTheOthersAloneAndRemovesNothing() {
        var plugin = new FakeSource("plugin").file("a.md", "a").file("b.md", "b");
        indexer(words, Formats.all(), plugin, docs).start();
        plugin.without("b.md").broken(new NoClassDefFoundError("com/example/Missing"));
        docs.file("c.md", "three");
        var indexer = indexer(words, Formats.all(), plugin, docs);

        indexer.start();

        assertEquals(
                "Docent failed on plugin; the server's log says why. The next pass tries again",
                state(indexer).error());
        assertEquals(SourceStatus.DONE, indexer.state().sources().get(1).state());
        assertEquals(2, index.reopened().fingerprints("plugin").size());
        assertEquals(3, index.reopened().fingerprints("docs").size());
        assertEquals(List.of(), index.reopened().waiting());
    }

    @Test
    void errorOfALookAtOneFileFailsItsSource() {
        var indexer = indexer(words, Formats.all());
        indexer.start();
        docs.lookingAt(path -> {
            throw new OutOfMemoryError("Java heap space");
        });

        indexer.start(new PassScope("docs", "a.md"));

        assertEquals(SourceStatus.FAILED, state(indexer).state());
        assertEquals(2, index.reopened().fingerprints("docs").size());
    }

    @Test
    void failureOfTheIndexIsNoFailureOfTheSource() {
        var indexer = indexer(words, Formats.all());
        docs.beforeRead(path -> index.close());

        indexer.start();

        assertEquals(
                "The index could not be written: the index is closed",
                state(indexer).error());
    }

    @Test
    void parserThatLacksAClassFailsOnItsFileOnly() {
        var state = run(words, new Formats(List.of(new BrokenParser(new NoClassDefFoundError("x"))), null));

        assertEquals(2, state.gaps().failures().size());
        assertEquals(SourceStatus.DONE, state.state());
    }

    private SourceState run(Embedder embedder, Formats formats) {
        var indexer = indexer(embedder, formats);
        indexer.start();
        return state(indexer);
    }

    private static SourceState state(Indexer indexer) {
        return indexer.state().sources().get(0);
    }

    private Indexer indexer(Embedder embedder, Formats formats) {
        return indexer(embedder, formats, docs);
    }

    private Indexer indexer(Embedder embedder, Formats formats, Source... sources) {
        return new Indexer(
                new PassProgress(List.of(sources), 100, index, CLOCK),
                new DocumentReader(formats, new Splitter(words, 100, 200), CLOCK),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                CLOCK);
    }

    private static final class BrokenEmbedder implements Embedder {
        private boolean broken = true;

        @Override
        public String id() {
            return "broken";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public float[] embed(String text) {
            if (broken) {
                throw new IllegalStateException("no memory for " + text);
            }
            return new float[] {1};
        }

        @Override
        public void close() {}
    }

    private static final class BrokenSource implements Source {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String location() {
            return "/srv/broken";
        }

        @Override
        public SourceKind kind() {
            return SourceKind.FOLDER;
        }

        @Override
        public void walk(SourceVisitor visitor) {
            throw new IllegalStateException("a path that this system cannot name");
        }
    }

    private record BrokenParser(@Nullable Error error) implements DocumentParser {
        @Override
        public Set<Language> languages() {
            return Set.of(Language.MARKDOWN);
        }

        @Override
        public String version() {
            return "broken";
        }

        @Override
        public Document parse(FileContent file) {
            if (error != null) {
                throw error;
            }
            throw new IllegalStateException("at /srv/docs/" + file.path());
        }
    }
}
