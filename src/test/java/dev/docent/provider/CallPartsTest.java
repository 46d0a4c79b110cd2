package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.prompt.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers really send when they stream the calls of tools. */
class CallPartsTest {
    private final CallParts parts = new CallParts(0);

    private static ToolCall call(String id, String arguments) {
        return new ToolCall(id, "look", arguments);
    }

    @Test
    void joinsThePiecesOfTwoCalls() {
        parts.piece(0L, "a", "look", "");
        parts.piece(0L, "", "", "{\"q\":");
        parts.piece(0L, "", "", "1}");
        parts.piece(1L, "b", "look", "");
        parts.piece(1L, "", "", "{}");

        assertEquals(List.of(call("a", "{\"q\":1}"), call("b", "{}")), parts.calls());
    }

    @Test
    void piecesOfTwoCallsMayAlternate() {
        parts.piece(0L, "a", "look", "{\"q\":");
        parts.piece(1L, "b", "look", "{\"r\":");
        parts.piece(0L, "", "", "1}");
        parts.piece(1L, "", "", "2}");

        assertEquals(List.of(call("a", "{\"q\":1}"), call("b", "{\"r\":2}")), parts.calls());
    }

    @Test
    void callsWithoutNumbersAreDistinguishedByTheirIds() {
        parts.piece(null, "a", "look", "{\"q\":");
        parts.piece(null, "", "", "1}");
        parts.piece(null, "b", "look", "{}");

        assertEquals(List.of(call("a", "{\"q\":1}"), call("b", "{}")), parts.calls());
    }

    /** Gemini's endpoint for OpenAI's clients numbers all calls with 0. */
    @Test
    void callsOfOneNumberAreDistinguishedByTheirIds() {
        parts.piece(0L, "a", "look", "{}");
        parts.piece(0L, "b", "look", "{\"q\":1}");

        assertEquals(List.of(call("a", "{}"), call("b", "{\"q\":1}")), parts.calls());
    }

    /** The second call began with the number of the first, and went on with its own. */
    @Test
    void aTailWithAnUnknownNumberBelongsToTheLastCall() {
        parts.piece(0L, "a", "look", "{}");
        parts.piece(0L, "b", "look", "{\"q\":");
        parts.piece(1L, "", "", "1}");

        assertEquals(List.of(call("a", "{}"), call("b", "{\"q\":1}")), parts.calls());
    }

    @Test
    void aKnownIdDecides() {
        parts.piece(0L, "a", "look", "{\"q\":");
        parts.piece(1L, "b", "look", "{}");
        parts.piece(null, "a", "look", "1}");

        assertEquals(List.of(call("a", "{\"q\":1}"), call("b", "{}")), parts.calls());
    }

    @Test
    void callsWithoutIdsAndNumbersAreDistinguishedByTheirNames() {
        parts.piece(null, "", "look", "{\"q\":1}");
        parts.piece(null, "", "look", "{}");

        assertEquals(List.of(call("docent001", "{\"q\":1}"), call("docent002", "{}")), parts.calls());
    }

    @Test
    void aNameThatIsRepeatedWithEachPieceIsOneCall() {
        parts.piece(0L, "", "look", "{\"q\":");
        parts.piece(0L, "", "look", "1}");

        assertEquals(List.of(call("docent001", "{\"q\":1}")), parts.calls());
    }

    @Test
    void aNameMayComeInPiecesOrAfterTheArguments() {
        parts.piece(0L, "a", "lo", "");
        parts.piece(0L, "", "ok", "{}");
        parts.piece(1L, "b", "", "{\"q\":1}");
        parts.piece(1L, "b", "look", "");

        assertEquals(List.of(call("a", "{}"), call("b", "{\"q\":1}")), parts.calls());
    }

    @Test
    void anIdThatComesTwiceIsReplaced() {
        parts.whole("", "look", "{}");
        parts.whole("a", "look", "{}");
        parts.whole("a", "look", "{}");

        assertEquals(
                List.of("docent001", "a", "docent003"),
                parts.calls().stream().map(ToolCall::id).toList().subList(0, 3));
    }

    @Test
    void ownIdsCountOnFromTheRoundsBefore() {
        var later = new CallParts(4);
        later.whole("", "look", "{}");

        assertEquals("docent005", later.calls().get(0).id());
    }

    @Test
    void whatIsBeyondTheLimitsIsIgnored() {
        for (int i = 0; i < 2 * CallParts.MAX_CALLS; i++) {
            parts.whole("id" + i, "look", "x".repeat(CallParts.MAX_CHARS));
        }

        assertEquals(CallParts.MAX_CALLS, parts.calls().size());
        assertEquals(
                CallParts.MAX_CHARS,
                parts.calls().stream()
                        .mapToInt(call -> call.arguments().length())
                        .sum());
    }
}
