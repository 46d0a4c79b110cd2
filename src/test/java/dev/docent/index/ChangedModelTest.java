package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.testing.FakeEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another model embeds the documents again, while the vectors of the one before serve. */
@Tag("slow")
final class ChangedModelTest {
    private final FakeEmbedder before = new FakeEmbedder("before");
    private final FakeEmbedder after = new FakeEmbedder("after");

    @TempDir
    Path folder;

    private LuceneChunkIndex index;

    @BeforeEach
    void changeTheModel() {
        index = new LuceneChunkIndex(folder, before);
        put("docs/a.md", before.embed("alpha"), "alpha");
        put("docs/b.md", before.embed("beta"), "beta");
        index.commit();
        index.close();
        index = new LuceneChunkIndex(folder, after);
        index.serveMeanwhile(before);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void documentsAreKeptAndWaitForNewVectors() {
        assertEquals("before", index.servingModel());
        assertEquals(
                List.of("docs/a.md", "docs/b.md"),
                index.waiting().stream().map(WaitingDocument::path).toList());
        assertEquals(1, index.waiting().get(0).chunks());
        assertEquals("docs/a.md", hits("alpha", null).get(0).chunk().location().path());
    }

    @Test
    void theOldVectorsServeUntilAllAreThere() {
        embed("docs/a.md");
        index.refresh();

        assertFalse(index.servesItsOwn());
        assertEquals(1, cosine("beta", "before"), 1e-3);
        assertEquals(1, cosine("alpha", "before"), 1e-3, "also of a document that has new ones");
        assertFalse(incomplete("before"));
        assertTrue(incomplete("after"));

        embed("docs/b.md");
        assertEquals(List.of("docs/a.md", "docs/b.md"), index.finishVectors());

        assertTrue(index.servesItsOwn());
        assertEquals("after", index.servingModel());
        assertEquals(1, cosine("beta", "after"), 1e-3);
        assertFalse(incomplete("after"));
        assertEquals(1, cosine("beta", "before"), 1e-3, "for a question that was embedded just before");
    }

    @Test
    void aDocumentThatChangesKeepsTheOldVectorsOfWhatStays() {
        put("docs/a.md", null, "alpha", "gamma");
        index.refresh();

        assertEquals(1, cosine("alpha", "before"), 1e-3);
        assertTrue(incomplete("before"), "nobody computes old vectors any more");
    }

    @Test
    void theOldVectorsAreRemovedAndAKillInTheMiddleGoesOn() {
        embed("docs/a.md");
        embed("docs/b.md");
        index.finishVectors();
        embed("docs/a.md");
        index.commit();
        index.close();

        index = new LuceneChunkIndex(folder, after);

        assertEquals("after", index.servingModel());
        assertEquals(List.of(), index.waiting());
        assertEquals(List.of("docs/b.md"), index.finishVectors());
        embed("docs/b.md");
        index.commit();
        assertEquals(List.of(), index.finishVectors());
        assertEquals(0, cosine("beta", "before"));
        assertEquals(1, cosine("beta", "after"), 1e-3);
    }

    @Test
    void aKillWhileItEmbedsGoesOnWhereItWas() {
        embed("docs/a.md");
        index.commit();
        index.close();

        index = new LuceneChunkIndex(folder, after);
        index.serveMeanwhile(before);

        assertEquals("before", index.servingModel());
        assertEquals(
                List.of("docs/b.md"),
                index.waiting().stream().map(WaitingDocument::path).toList());
        assertEquals(1, cosine("beta", "before"), 1e-3);
    }

    @Test
    void newVectorsServeAtOnceIfTheFormerModelCannotBeAsked() {
        index.close();
        index = new LuceneChunkIndex(folder, after);
        embed("docs/a.md");
        index.refresh();

        assertTrue(index.servesItsOwn());
        assertEquals(1, cosine("alpha", "after"), 1e-3);
        assertTrue(incomplete("after"));
    }

    @Test
    void goingBackNeedsNothingAgain() {
        embed("docs/a.md");
        index.commit();
        index.close();

        index = new LuceneChunkIndex(folder, before);

        assertEquals(List.of(), index.waiting());
        assertEquals(1, cosine("alpha", "before"), 1e-3);
        assertEquals(List.of("docs/a.md"), index.finishVectors());
    }

    private void embed(String path) {
        var chunks = index.chunks(path).stream()
                .map(chunk -> new EmbeddedChunk(
                        chunk.chunk(), after.embed(chunk.chunk().embeddedText())))
                .toList();
        index.embed(path, chunks);
    }

    private void put(String path, float[] vector, String... texts) {
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var text : texts) {
            var chunk = new Chunk(new Location(path, 1, 1), "", List.of(), BlockKind.PROSE, text);
            chunks.add(new EmbeddedChunk(chunk, vector));
        }
        index.put("docs", "1", new Document(path, "", String.join("\n", texts), List.of()), chunks);
    }

    private double cosine(String text, String model) {
        return hits(text, model).stream()
                .filter(hit -> hit.chunk().text().equals(text))
                .findFirst()
                .orElseThrow()
                .cosine();
    }

    private boolean incomplete(String model) {
        return index.search(request("alpha", model)).incomplete();
    }

    private List<ChunkHit> hits(String text, String model) {
        return index.search(request(text, model)).hits();
    }

    private SearchRequest request(String text, String model) {
        return new SearchRequest(text, List.of(text), before.embed(text), Scope.EVERYTHING, 10, model);
    }
}
