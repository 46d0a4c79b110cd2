package dev.docent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {
    private static final FoundText OTHER = new FoundText("docs/other.md", "other");

    @ParameterizedTest
    @CsvSource({"1,1", "2,0.631", "3,0.5", "10,0.289", "11,0"})
    void aPlaceCountsLessTheLaterItIsFound(int place, double gain) {
        var found = new ArrayList<>(Collections.nCopies(place - 1, OTHER));
        found.add(new FoundText("docs/a.md", "the answer"));

        assertEquals(gain, Measures.ndcg(question(List.of(new ExpectedPlace("a.md", "answer"))), found), 0.001);
    }

    @Test
    void aDocumentCountsOnceIfDocumentsAreExpected() {
        var found = List.of(OTHER, OTHER, new FoundText("docs/a.md", "x"));

        assertEquals(0.631, Measures.ndcg(question(List.of(new ExpectedPlace("a.md", ""))), found), 0.001);
        assertEquals(0.5, Measures.ndcg(question(List.of(new ExpectedPlace("a.md", "x"))), found), 0.001);
    }

    @Test
    void anAnswerOfTwoPlacesCountsBoth() {
        var question = question(List.of(new ExpectedPlace("a.md", "x"), new ExpectedPlace("b.md", "y")));
        var a = new FoundText("docs/a.md", "x");
        var b = new FoundText("docs/b.md", "y");

        assertEquals(1, Measures.ndcg(question, List.of(b, a)), 1e-9);
        assertEquals(1 / 1.631, Measures.ndcg(question, List.of(a, OTHER)), 0.001);
        assertEquals(0, Measures.ndcg(question, List.of(OTHER)), 1e-9);
    }

    @Test
    void theBestAnswerCounts() {
        var question = new ListedQuestion(
                1,
                "?",
                List.of(),
                "",
                List.of(List.of(new ExpectedPlace("a.md", "x")), List.of(new ExpectedPlace("b.md", "y"))));

        assertEquals(
                1,
                Measures.ndcg(question, List.of(new FoundText("docs/b.md", "y"), new FoundText("docs/a.md", "x"))),
                0);
    }

    @Test
    void percentilesAreValuesThatOccurred() {
        var values =
                DoubleStream.iterate(100, value -> value - 1).limit(100).boxed().toList();

        assertEquals(50, Measures.percentile(values, 0.5));
        assertEquals(99, Measures.percentile(values, 0.99));
        assertEquals(7, Measures.percentile(List.of(7.0), 0.99));
        assertEquals(0, Measures.percentile(List.of(), 0.5));
    }

    private static ListedQuestion question(List<ExpectedPlace> answer) {
        return new ListedQuestion(1, "?", List.of(), "", List.of(answer));
    }
}
