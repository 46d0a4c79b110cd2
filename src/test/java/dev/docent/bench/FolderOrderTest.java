package dev.docent.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.evaluation.ExpectedPlace;
import dev.docent.evaluation.FoundText;
import dev.docent.evaluation.ListedQuestion;
import dev.docent.evaluation.Measures;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.retrieval.Candidate;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Query;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.SharedWordsModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cross-encoder that knows the answers, run by ONNX Runtime, gains as much as an order that knows the labels. */
@Tag("slow")
final class FolderOrderTest {
    private static final int QUESTIONS = 12;

    @TempDir
    Path folder;

    /** A word that only the question of this number has, its answer, and pages that are near it. */
    private static String word(int question, int number) {
        return "w" + "abcdefghijkl".charAt(question) + "xyz".charAt(number);
    }

    private static String question(int number) {
        return word(number, 0) + " " + word(number, 1) + " " + word(number, 2);
    }

    private static ListedQuestion listed(int number) {
        return new ListedQuestion(
                number, question(number), List.of(), "", List.of(List.of(new ExpectedPlace(answer(number), ""))));
    }

    private static String answer(int question) {
        return "answer-" + question + ".md";
    }

    @Test
    void bringsEveryAnswerToThePlaceThatAPerfectOrderBringsItTo() throws Exception {
        var words = new ArrayList<>(List.of("a", "and", "other", "things", "that", "nobody", "asked", "for"));
        for (int i = 0; i < QUESTIONS; i++) {
            for (int number = 0; number < 3; number++) {
                words.add(word(i, number));
            }
        }
        SharedWordsModel.write(folder.resolve("model"), words.toArray(String[]::new));
        double before = 0;
        double after = 0;
        double perfect = 0;
        try (var embedder = new FakeEmbedder();
                var index = new LuceneChunkIndex(folder.resolve("index"), embedder);
                var order = Objects.requireNonNull(
                        FolderOrder.of(folder.resolve("model").toString()))) {
            fill(index, embedder);
            var retriever = new HybridRetriever(index, embedder);
            for (int i = 0; i < QUESTIONS; i++) {
                var question = listed(i);
                var candidates = retriever
                        .begin(new Query(question.text(), List.of(), Scope.EVERYTHING, 8), order.most())
                        .candidates();
                before += gain(question, candidates, List.of());
                after += gain(question, candidates, order.order(question.text(), candidates));
                perfect += gain(question, candidates, Oracle.order(question, found(candidates)));
            }
        }
        var said = "before " + before + ", after " + after + ", perfect " + perfect;
        assertEquals(perfect, after, 1e-9, said);
        assertEquals(QUESTIONS, perfect, 1e-9, said);
        assertTrue(before < 0.8 * QUESTIONS, said);
    }

    /** For each question, pages that often say two of its words, and a long one that says all of them once. */
    private static void fill(LuceneChunkIndex index, FakeEmbedder embedder) throws Exception {
        for (int i = 0; i < QUESTIONS; i++) {
            for (int missing = 0; missing < 3; missing++) {
                var text = (word(i, (missing + 1) % 3) + " " + word(i, (missing + 2) % 3) + " ").repeat(5);
                put(index, embedder, "decoy-" + i + "-" + missing + ".md", text);
            }
            var filler = "and other things that nobody asked for ".repeat(12);
            put(index, embedder, answer(i), filler + question(i) + " " + filler);
        }
        index.commit();
    }

    private static void put(LuceneChunkIndex index, FakeEmbedder embedder, String path, String text) {
        var chunk = new Chunk(new Location(path, 1, 1), path, List.of(), BlockKind.PROSE, text);
        index.put(
                "docs",
                "1",
                new Document(path, path, text, List.of()),
                List.of(new EmbeddedChunk(chunk, embedder.embed(text))));
    }

    private static double gain(ListedQuestion question, List<Candidate> candidates, List<Integer> order) {
        var places = new LinkedHashSet<>(order);
        IntStream.range(0, candidates.size()).forEach(places::add);
        return Measures.ndcg(
                question, found(places.stream().map(candidates::get).toList()));
    }

    private static List<FoundText> found(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new FoundText(candidate.path(), candidate.text()))
                .toList();
    }
}
