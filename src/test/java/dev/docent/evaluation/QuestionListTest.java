package dev.docent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionListTest {
    @TempDir
    Path folder;

    @Test
    void readsPathsWordsSentencesAndNone() throws Exception {
        var questions = read("""
                # A comment
                How do I start it?\tguide/install.md
                Which port?\tinstall.md#port to listen on|guide/operations.md

                What is a kite?\tA kite is a fork that learns.
                Who won?\tnone
                """);

        assertEquals(
                List.of(
                        question(2, "How do I start it?", List.of(List.of(new ExpectedPlace("guide/install.md", "")))),
                        question(
                                3,
                                "Which port?",
                                List.of(
                                        List.of(new ExpectedPlace("install.md", "port to listen on")),
                                        List.of(new ExpectedPlace("guide/operations.md", "")))),
                        question(
                                5,
                                "What is a kite?",
                                List.of(List.of(new ExpectedPlace("", "A kite is a fork that learns.")))),
                        question(6, "Who won?", List.of())),
                questions);
        assertFalse(questions.get(3).hasAnswer());
    }

    private static ListedQuestion question(int line, String text, List<List<ExpectedPlace>> answers) {
        return new ListedQuestion(line, text, List.of(), "", answers);
    }

    @Test
    void readsKindsAndEarlierQuestions() throws Exception {
        var question = read("And on Windows?\ta.md\tfollow-up\tHow do I start it?|On Linux \\| Unix?\n")
                .get(0);

        assertEquals("follow-up", question.kind());
        assertEquals(List.of("How do I start it?", "On Linux | Unix?"), question.earlier());
    }

    @Test
    void needsAllPlacesOfAnAnswerThatHasSeveral() throws Exception {
        var question = read("Where?\ta.md#one && b.md#two | c.md\n").get(0);
        var a = new FoundText("docs/a.md", "one");
        var b = new FoundText("docs/b.md", "two");

        assertFalse(Measures.answers(question, List.of(a)));
        assertTrue(Measures.answers(question, List.of(b, a)));
        assertTrue(Measures.answers(question, List.of(new FoundText("docs/c.md", "x"))));
    }

    /** The last is what LibreOffice and Excel write when a cell has quotation marks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "docs/My Handbook.docx ~ docs/My Handbook.docx ~ ``",
                "Makefile#all: ~ Makefile ~ all:",
                "a.md#x \\| y ~ a.md ~ x | y",
                "C# is a language ~ `` ~ C# is a language",
                "#channel ~ `` ~ #channel",
                "\"restart\" ~ `` ~ restart",
                "\"\"\"restart\"\"\" ~ `` ~ restart",
                "Is it a.md? ~ `` ~ Is it a.md?",
            })
    void tellsPathsFromSentences(String expected, String file, String words) throws Exception {
        assertEquals(
                List.of(List.of(new ExpectedPlace(file, words))),
                read("q\t" + expected + "\n").get(0).answers());
    }

    @Test
    void skipsTitlesAndTheMarkOfTheEncoding() throws Exception {
        assertEquals(
                2, read("\uFEFFQuestion\tExpected\tKind\nWho?\tnone\n").get(0).line());
        assertEquals("Who?", read("\uFEFFWho?\tnone\n").get(0).text());
    }

    @Test
    void namesEveryMistakeWithItsLine() {
        var message = refused("""
                How?
                Why?\t
                \tnone
                Where?\ta.md|
                Which?\tnone|a.md
                Who?\ta.md &&\s
                What?\ta.md\tkind\tearlier\tmore
                Fine?\tnone
                """);

        for (var line : List.of(
                "line 1: no tab after the question",
                "line 2: nothing is expected",
                "line 3: no question before the tab",
                "line 4: an empty answer",
                "line 5: an empty answer",
                "line 6: an empty answer",
                "line 7: 5 columns")) {
            assertTrue(message.contains(line), () -> line + " is not in " + message);
        }
        assertFalse(message.contains("line 8"), message);
    }

    @Test
    void countsMistakesBeyondTheFirstTwenty() {
        var message = refused("no tab\n".repeat(25));

        assertTrue(message.contains("line 20") && !message.contains("line 21"), message);
        assertTrue(message.endsWith("and 5 more"), message);
    }

    @Test
    void refusesWhatIsNoListOfQuestions() throws IOException {
        assertTrue(refused("# only a comment\n").contains("it has no question"));
        assertTrue(refused(folder.resolve("gone.tsv")).contains("There is no file"));
        var latin = folder.resolve("latin.tsv");
        Files.write(latin, "Wo f\u00fchrt das hin?\tnone\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refused(latin).contains("is not UTF-8"));
        assertTrue(refused(folder).contains("cannot be read"));
        assertTrue(refused("q\tnone\n".repeat(QuestionList.MAX_QUESTIONS + 1)).contains("at most 10000"));
    }

    @Test
    void comparesWordsWithoutMarksCaseAndLineBreaks() {
        var place = new ExpectedPlace("a.md", "Set `docent.home` to a *folder* of your own");

        assertTrue(place.isIn("docs/a.md", "## Home\n\nset docent.home to a\n * folder of   your own."));
        assertFalse(place.isIn("docs/ba.md", "set docent.home to a folder of your own"));
        assertFalse(place.isIn("docs/a.md", "set docent.home to a file of your own"));
    }

    private List<ListedQuestion> read(String text) throws IOException, QuestionListException {
        return QuestionList.read(Files.writeString(folder.resolve("questions.tsv"), text));
    }

    private String refused(String text) {
        try {
            return refused(Files.writeString(folder.resolve("wrong.tsv"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refused(Path file) {
        return String.valueOf(assertThrows(QuestionListException.class, () -> QuestionList.read(file))
                .getMessage());
    }
}
