package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Scope;
import dev.docent.index.ChunkHit;
import dev.docent.index.Embedder;
import dev.docent.index.EmbeddingException;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.SearchRequest;
import dev.docent.ingest.pass.EmbeddingPool;
import dev.docent.ingest.read.DocumentReader;
import dev.docent.ingest.read.Formats;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.PassProgress;
import dev.docent.source.Source;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FakeSource;
import dev.docent.testing.ManualClock;
import dev.docent.testing.ObservedEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which texts a pass embeds, and when. */
@Tag("slow")
class VectorsTest {
    private static final String THREE = "# One\n" + "alpha ".repeat(60) + "\n# Two\n" + "beta ".repeat(60)
            + "\n# Three\n" + "gamma ".repeat(60) + "\n";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Recorder recorder = new Recorder();
    private final Embedder embedder = recorder.embedder;
    private final FakeSource docs = new FakeSource("docs");
    private Splitter splitter = new Splitter(embedder, 60, 100);
    private LuceneChunkIndex index;

    @BeforeEach
    void open() {
        index = new LuceneChunkIndex(folder, embedder);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void renamedFileKeepsItsVectors() {
        docs.file("a.md", THREE);
        assertEquals(3, embeddedBy(docs));
        docs.without("a.md").file("much/longer/path/of/another.md", THREE);

        assertEquals(0, embeddedBy(docs));

        assertEquals(3, index.chunkCounts().get("docs"));
        assertEquals(List.of(), index.waiting());
        assertTrue(search("beta").get(0).cosine() > 0.5);
        assertEquals(
                "docs/much/longer/path/of/another.md",
                search("beta").get(0).chunk().location().path());
    }

    /** The source that the file leaves is read, and its document removed, before the one that it comes to. */
    @Test
    void fileThatMovesToASourceThatIsReadLaterKeepsItsVectors() {
        docs.file("a.md", THREE).file("b.md", "other");
        var late = new FakeSource("late").file("c.md", "more");
        assertEquals(5, embeddedBy(docs, late));
        docs.without("a.md");
        late.file("a.md", THREE);

        assertEquals(0, embeddedBy(docs, late));

        assertEquals(List.of(), index.waiting());
        assertEquals("late/a.md", search("beta").get(0).chunk().location().path());
    }

    /** Words find the documents meanwhile. A text that fails alone ends nothing. */
    @Test
    void aFailureThatConcernsEveryTextEndsThePassAndTheNextOneGoesOn() {
        docs.file("a.md", THREE).file("b.md", "other");
        var tried = new ArrayList<String>();
        recorder.before = text -> {
            tried.add(text);
            throw new EmbeddingException(EmbeddingException.Concern.EVERY_TEXT, "the service is down", null);
        };
        embeddedBy(docs);
        assertEquals(3, tried.size(), "only the texts of the document that was begun");
        assertEquals(2, index.waiting().size());
        assertEquals("docs/a.md", search("beta").get(0).chunk().location().path());

        recorder.before = text -> {
            if (text.contains("beta")) {
                throw new EmbeddingException(EmbeddingException.Concern.THIS_TEXT, "too long", null);
            }
        };
        assertEquals(3, embeddedBy(docs));
        assertEquals(1, index.waiting().size());
        assertEquals(1, index.waiting().get(0).chunks());

        recorder.before = text -> {};
        assertEquals(1, embeddedBy(docs));
        assertEquals(List.of(), index.waiting());
    }

    @Test
    void anotherModelGivesAllPassagesNewVectorsAndThenServes() {
        docs.file("a.md", THREE);
        embeddedBy(docs);
        index.close();
        var other = new FakeEmbedder("other");
        index = new LuceneChunkIndex(folder, other);
        index.serveMeanwhile(embedder);

        new Indexer(
                        new PassProgress(List.of(docs), 100, index, clock),
                        new DocumentReader(Formats.all(), new Splitter(embedder, 60, 100), clock),
                        new EmbeddingPool(other, Runnable::run, 2),
                        index,
                        Runnable::run,
                        clock)
                .start();

        assertEquals(3, other.embeddings());
        assertEquals("other", index.servingModel());
        assertTrue(index.servesItsOwn());
        assertEquals(List.of(), index.finishVectors(), "nothing is left of the old vectors");
    }

    @Test
    void largeFileGetsItsVectorsInBatchesAndGoesOnWhereItStopped() {
        splitter = new Splitter(embedder, 16, 32); // Short passages, because what counts is how many there are.
        docs.file("large.md", passages(1200));
        var waitingThen = new ArrayList<Integer>();
        recorder.before = text -> {
            clock.advance(Duration.ofMillis(1));
            if (recorder.texts.size() == 900) {
                waitingThen.add(index.waiting().get(0).chunks());
                waitingThen.add(running.vectors().waiting());
                running.cancel();
            }
        };
        assertEquals(901, embeddedBy(docs), "the text that is being embedded is finished");
        assertEquals(List.of(1200 - 512, 1200 - 512), waitingThen);
        assertEquals(1200 - 901, index.waiting().get(0).chunks());
        recorder.before = text -> {};

        assertEquals(1200 - 901, embeddedBy(docs), "nothing is embedded twice");

        assertEquals(List.of(), index.waiting());
        assertEquals(0, state.waiting());
    }

    private static String passages(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("# Heading ")
                    .append(i)
                    .append("\n")
                    .append(("word" + i + " ").repeat(16))
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void copiesInOneSourceOrSeveralAreEmbeddedOnce() {
        docs.file("a.md", THREE).file("b.md", THREE);
        var old = new FakeSource("docs-1.0").file("a.md", THREE);

        assertEquals(3, embeddedBy(docs, old));
        assertEquals(0, embeddedBy(docs, old, new FakeSource("docs-2.0").file("c.md", THREE)));

        assertEquals(List.of(), index.waiting());
    }

    @Test
    void onlyTheChangedPassageOfAFileIsEmbedded() {
        docs.file("a.md", THREE);
        embeddedBy(docs);
        docs.file("a.md", THREE.replace("beta", "delta")).touch();

        assertEquals(1, embeddedBy(docs));
    }

    @Test
    void wordsFindEverythingBeforeTheFirstVectorIsComputed() {
        docs.file("a.md", "alpha").file("b.md", "beta");
        var late = new FakeSource("late").file("c.java", "class Gamma {}");
        var found = new ArrayList<String>();
        recorder.before = text -> {
            if (found.isEmpty()) {
                for (var word : List.of("alpha", "beta", "gamma")) {
                    found.add(search(word).get(0).chunk().location().path());
                }
            }
        };

        embeddedBy(docs, late);

        assertEquals(List.of("docs/a.md", "docs/b.md", "late/c.java"), found);
    }

    @Test
    void documentsGetVectorsAsReadersNeedThem() {
        docs.file("src/Main.java", "class Main {}")
                .file("src/test/MainTest.java", "class MainTest {}")
                .file("docs/guide.md", "guide")
                .file("proto/Gen.java", "// Code generated by protoc. DO NOT EDIT.\nclass Gen {}")
                .file("README.md", "readme");

        embeddedBy(docs);

        assertEquals(List.of("readme", "guide", "class Main {}", "class MainTest {}"), recorder.lastLines());
        assertEquals(1, state.sources().get(0).gaps().onlyByWords());
        assertEquals(
                "docs/proto/Gen.java", search("Gen").get(0).chunk().location().path());
    }

    @Test
    void vectorsThatAPassDidNotComputeFollowInTheNextOneWithoutReadingAgain() {
        docs.file("a.md", "alpha").file("b.md", "beta").file("c.md", "gamma");
        recorder.before = text -> {
            if (text.equals("beta")) {
                running.cancel();
            }
        };
        embeddedBy(docs);
        assertTrue(index.waiting().size() > 0);
        index.close();
        open();
        recorder.before = text -> {};
        int reads = docs.reads();

        embeddedBy(docs);

        assertEquals(List.of(), index.waiting());
        assertEquals(0, state.waiting());
        assertEquals(reads + 3, docs.reads(), "each is compared once more, as after any first pass");
        assertEquals(3, state.sources().get(0).counts().unchanged());
        assertTrue(search("gamma").get(0).cosine() > 0.5);
    }

    private IndexState state;
    private Indexer running;

    /** Runs a pass and returns how many texts it embedded. */
    private int embeddedBy(Source... sources) {
        recorder.texts.clear();
        running = new Indexer(
                new PassProgress(List.of(sources), 100, index, clock),
                new DocumentReader(Formats.all(), splitter, clock),
                new EmbeddingPool(embedder, Runnable::run, 2),
                index,
                Runnable::run,
                clock);
        running.start();
        state = running.state();
        return recorder.texts.size();
    }

    private List<ChunkHit> search(String words) {
        var vector = recorder.words.embed(words);
        return index.search(new SearchRequest(words, vector, Scope.EVERYTHING, 10))
                .hits();
    }

    /** Remembers what it embeds. */
    private static final class Recorder {
        final FakeEmbedder words = new FakeEmbedder();
        final List<String> texts = new ArrayList<>();
        final Embedder embedder = new ObservedEmbedder(words, this::note);
        Consumer<String> before = text -> {};

        private void note(String text) {
            before.accept(text);
            texts.add(text);
        }

        List<String> lastLines() {
            return texts.stream()
                    .map(text -> text.substring(text.lastIndexOf('\n') + 1))
                    .toList();
        }
    }
}
