package dev.docent.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.prompt.Message.Role;
import dev.docent.retrieval.NamedLiterals;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.Injection;
import dev.docent.testing.ObeyingReader;
import dev.docent.testing.Passages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document says is read inside of its passage, by a model that obeys everything outside of passages. */
class InjectionsTest {
    private static final Tool TOOL = new Tool("look", "Looks.", Map.of("type", "object"));
    private static final Passage HARMLESS = Passages.passage("b.md", "Harmless.");
    private static final List<String> TWO_PASSAGES =
            List.of("passage [1]", "end of passage [1]", "passage [2]", "end of passage [2]");

    private static List<Injection> injections() {
        return Injection.all();
    }

    private static Prompt prompt(Passage... passages) {
        return new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)
                .build("why?", List.of(), new Retrieval(List.of(passages), true, NamedLiterals.NONE));
    }

    @Test
    void thereAreFortyAndTheModelWouldObeyEach() {
        assertTrue(injections().size() >= 40);
        for (var injection : injections()) {
            var alone = ObeyingReader.of(injection.text());
            assertTrue(
                    alone.obeys(Injection.ORDER)
                            || injection.text().contains("://evil.example")
                            || !alone.markers().isEmpty(),
                    injection.name());
        }
    }

    @ParameterizedTest
    @MethodSource("injections")
    void noneLeavesItsPassage(Injection injection) {
        for (var prompt : List.of(prompt(injection.passage(), HARMLESS), prompt(HARMLESS, injection.passage()))) {
            var reader = ObeyingReader.of(prompt.messages());
            assertFalse(reader.obeys(Injection.ORDER), () -> prompt.messages().toString());
            assertTrue(reader.obeys("why?"));
            assertEquals(TWO_PASSAGES, reader.markers(), "the numbers of all passages stay");
            assertEquals(
                    List.of(Role.SYSTEM, Role.USER),
                    prompt.messages().stream().map(Message::role).toList());
            assertEquals(prompt(HARMLESS, HARMLESS).rules(), prompt.rules());
        }
    }

    /** The rows and the single line protect each other, so each is tested alone. */
    @ParameterizedTest
    @MethodSource("injections")
    void placesHaveOneLineAndNoLongRow(Injection injection) {
        var text = PassageText.of(List.of(injection.passage()), 1);
        var row = text.substring(0, text.indexOf(' '));
        var place = text.lines().findFirst().orElseThrow().substring(row.length());

        assertEquals(1, place.split("\\R").length, place);
        assertTrue(place.endsWith(")"), place);
        assertFalse(text.substring(row.length(), text.lastIndexOf(row)).contains(row), text);
    }

    @ParameterizedTest
    @MethodSource("injections")
    void noneLeavesAResultOfATool(Injection injection) {
        var begun = Lookups.begin(prompt(HARMLESS), List.of(TOOL));
        var result = PassageText.of(List.of(injection.passage()), 2);
        var round = new ToolRound("", List.of(new ToolResult(new ToolCall("a", "look", "{}"), result)), null);
        var next = Lookups.next(begun, round, List.of(injection.passage()), true, Duration.ZERO);

        for (var reader : List.of(ObeyingReader.of(next.messages()), ObeyingReader.of(result))) {
            assertFalse(reader.obeys(Injection.ORDER));
        }
        assertEquals(TWO_PASSAGES, ObeyingReader.of(next.messages()).markers());
        assertEquals(begun.looking().tools(), next.looking().tools());
        assertEquals(1, next.looking().calls());
        assertEquals(begun.forTools().rules(), next.forTools().rules());
    }

    @ParameterizedTest
    @MethodSource("injections")
    void noneLeavesAListing(Injection injection) {
        for (var lines : List.of(injection.text(), "1: " + PassageText.oneLine(injection.text()))) {
            var listing = PassageText.listing("outline", lines);
            var reader = ObeyingReader.of(listing);

            assertFalse(reader.obeys(Injection.ORDER), listing);
            assertEquals(List.of("outline", "end of outline"), reader.markers());
        }
    }
}
