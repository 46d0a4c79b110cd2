package dev.docent.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.prompt.Message.Role;
import dev.docent.testing.Passages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookupsTest {
    private static final Tool TOOL = new Tool("search", "Searches.", Map.of("type", "object"));
    private static final ToolCall CALL = new ToolCall("a", "search", "{}");
    private static final Prompt BARE = new Prompt(
            List.of(new Message(Role.SYSTEM, "rules"), new Message(Role.USER, "why?")), "why?", List.of(), false);

    private static ToolRound round(String text, String result) {
        return new ToolRound(text, List.of(new ToolResult(CALL, result)), null);
    }

    private static List<Role> roles(Prompt prompt) {
        return prompt.messages().stream().map(Message::role).toList();
    }

    @Test
    void onlyAModelWithToolsReadsTheirRules() {
        var prompt = Lookups.begin(BARE, List.of(TOOL));

        assertEquals(BARE.messages(), prompt.messages());
        assertTrue(
                prompt.forTools().rules().startsWith("rules\nYou can look further with tools."),
                prompt.forTools().rules());
        assertEquals(List.of(Role.SYSTEM, Role.USER), roles(prompt.forTools()));
        assertSame(Looking.NOTHING, prompt.withoutTools().looking());
    }

    @Test
    void aModelWithToolsGetsTheRoundsApartFromTheChat() {
        var begun = Lookups.begin(BARE, List.of(TOOL));
        var next = Lookups.next(
                begun, round("Hm.", "found"), List.of(Passages.passage("a.md", "x")), false, Duration.ofSeconds(2));

        assertEquals(begun.forTools().messages(), next.forTools().messages());
        assertEquals(List.of(round("Hm.", "found")), next.looking().rounds());
        assertEquals(Duration.ofSeconds(2), next.looking().spent());
        assertEquals(1, next.looking().calls());
        assertEquals(1, next.passages().size());
        assertTrue(next.confident());
    }

    /** Such a model continues the answer if the one with tools fails in between. */
    @Test
    void aModelWithoutToolsGetsTheRoundsAsAPartOfTheChat() {
        var begun = Lookups.begin(BARE, List.of(TOOL));
        var silent = Lookups.next(begun, round("", "first"), List.of(), true, Duration.ZERO);
        var spoken = Lookups.next(silent, round("Hm.", "second"), List.of(), true, Duration.ZERO);

        assertEquals(List.of(Role.SYSTEM, Role.USER), roles(silent));
        assertTrue(silent.messages().get(1).text().startsWith("why?\n\nThis was found"));
        assertTrue(silent.messages().get(1).text().contains("first"));
        assertEquals(List.of(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER), roles(spoken));
        assertEquals("Hm.", spoken.messages().get(2).text());
        assertTrue(spoken.messages().get(3).text().contains("second"));
    }

    @Test
    void anEchoIsForItsOwnerAlone() {
        var echo = new Echo("api model", "{}");
        var round = new ToolRound("", List.of(new ToolResult(CALL, "x")), echo);

        assertSame(echo, round.echoFor("api model"));
        assertNull(round.echoFor("api other"));
    }

    /** Mistral accepts no other ids. */
    @Test
    void anOwnIdHasNineLettersAndDigits() {
        assertTrue(ToolCall.ownId(7).matches("[a-zA-Z0-9]{9}"));
        assertTrue(new ToolCall(ToolCall.ownId(7), "search", "{}").hasOwnId());
    }
}
