package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TitlesTest {
    @Test
    void aShortQuestionIsItsOwnTitle() {
        assertEquals("Why?", Titles.of("Why?"));
        assertEquals("a".repeat(80), Titles.of("a".repeat(80)));
    }

    @Test
    void aTitleIsOneLine() {
        assertEquals(
                "What does this mean? Error: no room", Titles.of("  What does this\n\tmean?\r\n\r\nError:  no room\n"));
    }

    @Test
    void aLongQuestionIsCutBetweenWords() {
        assertEquals("word ".repeat(15).strip() + " word…", Titles.of("word ".repeat(30)));
        assertEquals("a".repeat(50) + "…", Titles.of("a".repeat(50) + " " + "b".repeat(50)));
    }

    @Test
    void aWordThatIsMostOfTheTitleIsCut() {
        assertEquals("see " + "a".repeat(76) + "…", Titles.of("see " + "a".repeat(200)));
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertEquals("a".repeat(79) + "…", Titles.of("a".repeat(79) + "😀😀"));
        assertEquals("a".repeat(78) + "😀…", Titles.of("a".repeat(78) + "😀😀"));
    }
}
