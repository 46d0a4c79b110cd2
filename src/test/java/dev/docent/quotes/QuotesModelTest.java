package dev.docent.quotes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.citation.CitationFilter;
import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.model.ChatModel;
import dev.docent.model.ChatModelContract;
import dev.docent.model.ModelFailure;
import dev.docent.prompt.Prompt;
import dev.docent.retrieval.NamedLiterals;
import dev.docent.retrieval.Passage;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class QuotesModelTest extends ChatModelContract {
    private final ManualScheduler pacer = new ManualScheduler();
    private final RecordingChatListener listener = new RecordingChatListener();

    @Override
    protected ChatModel answering() {
        return new QuotesModel(new WordScorer(), Runnable::run, pacer, Duration.ofMillis(10));
    }

    @Override
    protected ChatModel lingering() {
        return answering();
    }

    @Override
    protected ChatModel failing() {
        return new QuotesModel(
                new WordScorer(),
                task -> {
                    throw new RejectedExecutionException("full");
                },
                pacer,
                Duration.ZERO);
    }

    @Override
    protected void letEnd() {
        pacer.advance(Duration.ofMinutes(1));
    }

    private String answer(String question, Passage... passages) {
        return answer(new Prompt(List.of(), question, List.of(passages), true));
    }

    private String answer(Prompt prompt) {
        new QuotesModel(new WordScorer(), Runnable::run, pacer, Duration.ZERO).generate(prompt, listener);
        listener.awaitFinish();
        return listener.text();
    }

    private static Passage passage(String path, String title, BlockKind kind, String text) {
        return new Passage(new Location(path, 1, 9), title, List.of(title), kind, text, 1);
    }

    private static Passage prose(String text) {
        return passage("docs/guide.md", "Guide", BlockKind.PROSE, text);
    }

    @Test
    void whateverItsScorerThrowsIsAFailure() {
        WindowScorer scorer = (question, windows) -> {
            throw new OutOfMemoryError("as the test requires");
        };
        new QuotesModel(scorer, Runnable::run, pacer, Duration.ZERO)
                .generate(new Prompt(List.of(), "why?", List.of(prose("Because it is. It must.")), true), listener);

        assertEquals(ModelFailure.INTERNAL, listener.awaitFailure());
    }

    @Test
    void quotesTheSentencesThatFitAndCitesThem() {
        assertEquals(
                "From the documents:\n\nSet `docent.model.url` to connect a model. [2]\n\nSee also: Guide [1]",
                answer(
                        "How do I connect a model?",
                        prose("The page is served at once. Nothing else is needed."),
                        prose("# Models\n\nDogs bark. Set `docent.model.url` to connect a model.\n\nCats do not.")));
    }

    @Test
    void quotesTheCodeThatFollowsASentence() {
        assertEquals(
                "From the documents:\n\nInstall it with one command: [1]\n\n```sh\nmvn jetty:run\n```",
                answer("How to install?", prose("Install it with one command:\n\n```sh\nmvn jetty:run\n```\n\nDone.")));
    }

    @Test
    void keepsListsAndTablesAsMarkdown() {
        assertEquals(
                "From the documents:\n\nThe formats are: [1]\n\n- Markdown\n- HTML",
                answer("Which formats are read?", prose("The formats are:\n- Markdown\n- HTML\n\nOther things.")));
    }

    @Test
    void citesATableBelowIt() {
        assertEquals(
                "From the documents:\n\n| key | default |\n|---|---|\n| port | 8080 |\n\n[1]",
                answer("Which port?", prose("## Keys\n\n| key | default |\n|---|---|\n| port | 8080 |")));
    }

    @Test
    void quotesSourceCodeInAFenceOfItsLanguage() {
        var code = passage(
                "src/Journal.java", "Journal", BlockKind.CODE, "void append(Frame frame) {\n    add(frame);\n}");
        assertEquals(
                "From the documents:\n\n```java\nvoid append(Frame frame) {\n    add(frame);\n}\n```\n\n[1]",
                answer("How does the journal append a frame?", code));
    }

    @Test
    void saysThingsOnce() {
        var text = answer(
                "How is the journal bounded?",
                prose("The journal is bounded by ending the answer."),
                prose("The journal is bounded by ending the answer!"));
        assertEquals(
                "From the documents:\n\nThe journal is bounded by ending the answer. [1]\n\nSee also: Guide [2]", text);
    }

    @Test
    void quotesAtMostThreeWindowsAndElevenDozenWords() {
        var long1 = "alpha " + "one ".repeat(50).strip() + ".";
        var long2 = "alpha " + "two2 drei vier ".repeat(17).strip() + ".";
        var long3 = "alpha " + "funf sechs sieben ".repeat(17).strip() + ".";
        var text = answer("alpha", prose(long1), prose(long2), prose(long3));
        var quoted =
                text.substring(text.indexOf("\n"), text.indexOf("See also")).replaceAll("\\[\\d]", "");
        assertTrue(quoted.strip().split("\\s+").length <= 110, text);
        assertTrue(text.contains("See also: Guide [3]"), text);
    }

    @Test
    void groupsTheQuotesOfOnePassage() {
        var text = answer(
                "journal cursor",
                prose("The journal keeps frames.\n\n"
                        + "Unrelated words stand here.\n\n"
                        + "Each cursor reads a journal by number."),
                prose("A cursor of the journal is one number only."));
        var citations = text.replaceAll("(?s)[^\\[]*\\[(\\d)][^\\[]*", "$1");
        assertTrue(List.of("112", "211", "12", "21").contains(citations), text);
    }

    @Test
    void saysWhenTheDocumentsProbablyHaveNoAnswer() {
        var prompt =
                new Prompt(List.of(), "What is a model?", List.of(prose("A model answers. A model is big.")), false);
        var text = answer(prompt);
        assertTrue(
                text.startsWith("The documents probably do not answer this question. The nearest passage:\n\n"), text);
        assertEquals(1, text.split("\\[1]", -1).length - 1, text);
    }

    @Test
    void quotesNoPageOfAnotherNumberThanTheOneThatIsNamed() {
        var names = new NamedLiterals(List.of("INC-12"), List.of());
        var passages = List.of(
                prose("The invoice of INC-12 was wrong. In INC-13 the invoice of the customer was wrong again."),
                prose("The invoice of the customer was wrong in INC-14."));
        var text = answer(new Prompt(List.of(), "Why was the invoice wrong in INC-12?", passages, true, names));

        assertTrue(text.startsWith("From the documents:\n\nThe invoice of INC-12 was wrong. [1]"), text);
        assertFalse(text.contains("INC-14"), text);
    }

    @Test
    void quotesNothingWhenThereAreOnlyOthersOfItsKind() {
        var names = new NamedLiterals(List.of(), List.of("INC-99"));
        var passages = List.of(prose("The invoice of INC-12 was wrong."));
        var text = answer(new Prompt(List.of(), "Why was the invoice wrong in INC-99?", passages, false, names));

        assertEquals(
                "The documents probably do not answer this question: they do not mention INC-99. The nearest"
                        + " passages:\n\n"
                        + "Guide [1]",
                text);
    }

    @Test
    void saysWhenThereIsNothing() {
        assertEquals(
                "Nothing in the documents matches this question.",
                answer(new Prompt(List.of(), "What?", List.of(), false)));
    }

    @Test
    void namesPassagesWhenNothingInThemCanBeQuoted() {
        assertEquals("The nearest passages:\n\nGuide [1]", answer("What?", prose("## Only a heading")));
    }

    @Test
    void doesNotTakeNumbersInBracketsForCitations() {
        var text = answer(
                "index", prose("The index [7] is `a[7]` as in [the book](book.md) and [web](https://x.example/)."));
        assertTrue(text.contains("The index \\[7] is `a[7]` as in the book and [web](https://x.example/). [1]"), text);
        var filter = new CitationFilter(1);
        assertEquals(text, filter.next(text) + filter.end());
        assertEquals(List.of(1), filter.used());
    }

    @Test
    void writesWordByWordAtItsPace() {
        answering().generate(PROMPT, listener);
        assertEquals(List.of("From "), listener.deltas());
        pacer.advance(Duration.ofMillis(9));
        assertEquals(1, listener.deltas().size());
        pacer.advance(Duration.ofMillis(1));
        assertEquals(List.of("From ", "the "), listener.deltas());
    }

    @Test
    void writesNothingMoreOnceStopped() {
        var generation = answering().generate(PROMPT, listener);
        generation.stop();
        pacer.advance(Duration.ofMinutes(1));
        assertEquals("From ", listener.text());
        listener.checkRules();
    }

    @Test
    void refusesWhenTooManyAnswersWait() {
        failing().generate(PROMPT, listener);
        assertEquals(ModelFailure.RATE_LIMITED, listener.awaitFailure());
    }

    @Test
    void failsWhenTheScorerFails() {
        WindowScorer broken = (question, windows) -> new double[0];
        new QuotesModel(broken, Runnable::run, pacer, Duration.ZERO).generate(PROMPT, listener);
        assertEquals(ModelFailure.INTERNAL, listener.awaitFailure());
    }

    @Test
    void cutsSentencesWhereTheyEnd() {
        assertEquals(
                List.of("Use e.g. Tomcat 10.1 or `a. B`.", "It works!", "Does \"it?\"", "Yes."),
                Sentences.of("Use e.g. Tomcat 10.1 or `a. B`. It works! Does \"it?\" Yes."));
        assertFalse(Sentences.of("").iterator().hasNext());
    }
}
