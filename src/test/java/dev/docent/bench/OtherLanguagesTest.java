package dev.docent.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Scope;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.evaluation.FoundText;
import dev.docent.evaluation.ListedQuestion;
import dev.docent.evaluation.Measures;
import dev.docent.evaluation.QuestionList;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.SearchRequest;
import dev.docent.index.SearchWeights;
import dev.docent.split.Splitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in model knows English. Its vectors must not spoil what words find in other languages. */
@Tag("slow")
final class OtherLanguagesTest {
    private static final Path SETS = Path.of("src/test/resources/bench");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"german, 0.80", "chinese, 0.90"})
    void isNeverWorseThanByWordsAlone(String language, double least) throws Exception {
        var questions = QuestionList.read(SETS.resolve(language + "-questions.tsv"));
        try (var embedder = new MiniLmEmbedder()) {
            var documents = embedded(Corpus.read(language, SETS, questions), embedder);
            var words = gain(questions, documents, embedder, new SearchWeights(0, 0, 0.35f));
            var both = gain(questions, documents, embedder, SearchWeights.DEFAULT);

            var said = language + ": " + both + ", by words alone " + words;
            assertTrue(questions.size() >= 40, said);
            assertTrue(both >= words - 1e-9, said);
            assertTrue(both >= least, said);
        }
    }

    /** A document and its passages. They are embedded once, because that takes most of the time. */
    private record Embedded(Document document, List<EmbeddedChunk> chunks) {}

    private static List<Embedded> embedded(Corpus corpus, MiniLmEmbedder embedder) {
        var splitter = new Splitter(embedder, 254, 254);
        return corpus.documents().stream()
                .map(document -> new Embedded(
                        document,
                        splitter.split(document).stream()
                                .map(chunk -> new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText())))
                                .toList()))
                .toList();
    }

    private double gain(
            List<ListedQuestion> questions, List<Embedded> documents, MiniLmEmbedder embedder, SearchWeights weights)
            throws Exception {
        try (var index = new LuceneChunkIndex(Files.createTempDirectory(folder, "index"), embedder, weights)) {
            documents.forEach(each -> index.put("docs", "1", each.document(), each.chunks()));
            index.commit();
            double gain = 0;
            for (var question : questions) {
                var request = new SearchRequest(
                        question.text(), embedder.embedQuestion(question.text()), Scope.EVERYTHING, 24);
                var found = index.search(request).hits().stream()
                        .map(hit -> new FoundText(
                                hit.chunk().location().path(), hit.chunk().text()))
                        .toList();
                gain += Measures.ndcg(question, found);
            }
            return gain / questions.size();
        }
    }
}
