package dev.docent.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.split.Splitter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What quotes say about the pages of the guide, found with the built-in model in a real index. */
@Tag("slow")
final class GuideQuotesTest {
    @TempDir
    Path folder;

    @Test
    void howToConnectAModelBeginsWithWhatHoldsForEveryModel() throws Exception {
        // The pages about models compete, and others take time.
        var pages = Corpus.read("guide", folder, List.of()).documents().stream()
                .filter(page -> page.path().matches("guide/(model.*|getting-started)\\.md"))
                .toList();
        var text = answer(new Corpus("guide", pages), "How do I connect a model?");

        assertTrue(
                text.startsWith("From the documents:\n\nTo connect a model, set the address of its API up to `/v1`,"),
                text);
        assertTrue(text.contains("docent.model.url=https://models.intranet/v1"), text);
    }

    private String answer(Corpus corpus, String question) throws Exception {
        try (var embedder = new MiniLmEmbedder();
                var vectors = new VectorCache(folder.resolve("vectors"), embedder);
                var index = new LuceneChunkIndex(folder.resolve("index"), embedder)) {
            FilledIndex.fill(index, corpus, new Splitter(embedder, 254, 254), vectors);
            return QuotesBenchmark.answer(question, new HybridRetriever(index, embedder), embedder);
        }
    }
}
