package dev.docent.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.prompt.Message.Role;
import dev.docent.retrieval.NamedLiterals;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.Passages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is left out of a prompt that is too long, in which order. */
class ShorteningTest {
    private static final Tool TOOL = new Tool("look", "Looks.", Map.of("type", "object"));
    private static final List<Exchange> HISTORY = List.of(
            new Exchange("turn1?", "answer1 " + "old ".repeat(100)),
            new Exchange("turn2?", "answer2 " + "new ".repeat(100)));
    private static final List<Passage> FOUND = IntStream.rangeClosed(1, 3)
            .mapToObj(n -> Passages.passage(n + ".md", "passage" + n + " " + "text ".repeat(100)))
            .toList();
    private static final List<String> PARTS =
            List.of("turn1?", "answer1", "turn2?", "answer2", "passage1", "passage2", "passage3", "result1", "result2");

    /** A prompt in its third round: two turns, three passages, two results. */
    private static Prompt whole() {
        var prompt = new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)
                .build("why?", HISTORY, new Retrieval(FOUND, true, NamedLiterals.NONE));
        prompt = Lookups.begin(prompt, List.of(TOOL));
        for (int n = 1; n <= 2; n++) {
            var result =
                    new ToolResult(new ToolCall("call" + n, "look", "{}"), "result" + n + " " + "line ".repeat(100));
            var more = List.of(Passages.passage("more" + n + ".md", "more" + n));
            prompt = Lookups.next(
                    prompt, new ToolRound("said" + n, List.of(result), null), more, true, Duration.ofSeconds(n));
        }
        return prompt;
    }

    private static String written(Prompt prompt) {
        return prompt.messages().toString();
    }

    private static String writtenForTools(Prompt prompt) {
        return prompt.looking().messages() + prompt.looking().rounds().toString();
    }

    private static List<String> missing(String text) {
        return PARTS.stream().filter(part -> !text.contains(part)).toList();
    }

    @Test
    void whatFitsStaysAsItIs() {
        var prompt = whole();
        assertSame(prompt, Shortening.fit(prompt, Shortening.tokens(prompt)).orElseThrow());
    }

    @Test
    void leavesOutTurnsThenEarlierResultsThenTheWorstPassagesAndTheLastResultAtLast() {
        var told = new ArrayList<List<String>>();
        var prompt = whole();
        long most = Shortening.tokens(prompt);
        for (var shorter = Shortening.fit(prompt, most); shorter.isPresent(); shorter = Shortening.fit(prompt, most)) {
            var missing = missing(written(shorter.get()));
            assertEquals(missing, missing(writtenForTools(shorter.get())), "the same with and without tools");
            told.add(missing);
            assertTrue(Shortening.tokens(shorter.get()) <= most);
            most = Shortening.tokens(shorter.get()) - 1;
        }

        assertEquals(
                List.of(
                        List.of(),
                        List.of("turn1?", "answer1"),
                        List.of("turn1?", "answer1", "turn2?", "answer2"),
                        List.of("turn1?", "answer1", "turn2?", "answer2", "result1"),
                        List.of("turn1?", "answer1", "turn2?", "answer2", "passage3", "result1"),
                        List.of("turn1?", "answer1", "turn2?", "answer2", "passage2", "passage3", "result1"),
                        List.of(
                                "turn1?",
                                "answer1",
                                "turn2?",
                                "answer2",
                                "passage2",
                                "passage3",
                                "result1",
                                "result2")),
                told);
    }

    @Test
    void rulesQuestionCallsAndNumbersStay() {
        var prompt = whole();
        var shortest = Shortening.fit(prompt, Shortening.tokens(prompt) / 2).orElseThrow();

        assertEquals(prompt.rules(), shortest.rules());
        assertEquals(prompt.forTools().rules(), shortest.forTools().rules());
        assertEquals(prompt.passages(), shortest.passages(), "the numbers of further passages go on");
        assertEquals(2, shortest.looking().calls());
        assertEquals(prompt.looking().spent(), shortest.looking().spent());
        assertTrue(shortest.looking().open());
        for (var text : List.of(written(shortest), writtenForTools(shortest))) {
            assertTrue(text.contains("passage [1] 1.md") && text.contains("Question:\nwhy?"), text);
            assertTrue(text.contains("said1") && text.contains("said2"), text);
        }
        assertEquals(
                prompt.messages().stream().map(Message::role).skip(5).toList(),
                shortest.messages().stream().map(Message::role).skip(1).toList(),
                "only the four messages of the turns are gone");
    }

    @Test
    void theRestOfAnAnswerIsShortenedTheSameWay() {
        var prompt = new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)
                .buildContinuation("why?", "Because", HISTORY, new Retrieval(FOUND, true, NamedLiterals.NONE), false);
        var shortest = Shortening.fit(prompt, Shortening.tokens(prompt) * 2 / 3).orElseThrow();

        assertEquals(
                List.of("turn1?", "answer1", "turn2?", "answer2"),
                missing(written(shortest)).subList(0, 4));
        var last = shortest.messages().size() - 1;
        assertEquals(new Message(Role.ASSISTANT, "Because"), shortest.messages().get(last - 1));
        assertEquals(
                prompt.messages().get(prompt.messages().size() - 1),
                shortest.messages().get(last));
    }

    @Test
    void whatCannotBeMadeShortEnoughIsNoPrompt() {
        assertTrue(Shortening.fit(whole(), 100).isEmpty());
        var other = new Prompt(List.of(new Message(Role.USER, "x".repeat(900))), "?", List.of(), true);
        assertTrue(Shortening.fit(other, 299).isEmpty(), "a prompt of another form is not cut");
        assertTrue(Shortening.fit(other, 300).isPresent());
    }

    @Test
    void aPromptWithoutToolsStaysOne() {
        var prompt = whole().withoutTools();
        var shorter = Shortening.fit(prompt, Shortening.tokens(prompt) - 1).orElseThrow();

        assertFalse(shorter.looking().isPossible());
        assertEquals(List.of("turn1?", "answer1"), missing(written(shorter)));
    }

    @Test
    void whatOnlyModelsWithToolsGetIsCountedToo() {
        var prompt = whole();
        var long3000 = "x".repeat(3_000);
        var tool = Lookups.begin(prompt.withoutTools(), List.of(new Tool("look", long3000, Map.of())));
        assertTrue(Shortening.tokens(tool) >= Shortening.tokens(prompt.withoutTools()) + 1_000);

        var result = new ToolResult(new ToolCall("a", "look", "{}"), "x");
        var plain = Lookups.next(prompt, new ToolRound("", List.of(result), null), List.of(), true, Duration.ZERO);
        var echo = new ToolRound("", List.of(result), new Echo("owner", long3000));
        var echoing = Lookups.next(prompt, echo, List.of(), true, Duration.ZERO);
        assertTrue(Shortening.tokens(echoing) >= Shortening.tokens(plain) + 900);
    }

    @Test
    void aCharacterOfAScriptWithoutSpacesIsAToken() {
        assertEquals(0, TokenEstimate.of(""));
        assertEquals(1, TokenEstimate.of("a"));
        assertEquals(2, TokenEstimate.of("abcd"));
        assertEquals(3, TokenEstimate.of("\u6587\u6863x"));
    }
}
