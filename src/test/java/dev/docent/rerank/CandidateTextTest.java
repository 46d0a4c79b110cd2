package dev.docent.rerank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.retrieval.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What those who put candidates in order see of one. */
final class CandidateTextTest {
    private static Candidate candidate(String text) {
        return new Candidate("a.md", "A", List.of("A", "B"), text);
    }

    @Test
    void namesATitleThatIsAHeadingOnce() {
        assertEquals("a.md > A > B\ntext", CandidateText.whole(candidate("text")));
        assertEquals(
                "a.md > Title > A > B\ntext",
                CandidateText.whole(new Candidate("a.md", "Title", List.of("A", "B"), "text")));
    }

    @Test
    void aCrossEncoderGetsTheFirst1500Characters() {
        var text = "x".repeat(1_500);
        assertEquals("a.md > A > B\n" + text, CandidateText.whole(candidate(text)));
        assertEquals("a.md > A > B\n" + text, CandidateText.whole(candidate(text + "y")));
    }

    @Test
    void aLineHasTheFirstCharactersWithoutBlanksAtItsEnds() {
        assertEquals("a.md > A > B: one t", CandidateText.line(candidate("  one\n\n two"), 5));
        assertEquals("a.md > A > B: one", CandidateText.line(candidate("  one\n"), 3));
        assertEquals("a.md > A > B: on", CandidateText.line(candidate("on"), 3), "all of a shorter text");
    }

    @Test
    void aCharacterOfTwoPartsIsNotCutInTwo() {
        assertEquals("a.md > A > B: x", CandidateText.line(candidate("x😀y"), 2));
        assertEquals("a.md > A > B: x😀", CandidateText.line(candidate("x😀y"), 3));
    }
}
