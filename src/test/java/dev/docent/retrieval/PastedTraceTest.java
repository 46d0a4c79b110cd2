package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is searched of a question with a trace. {@code src/test/resources/traces} has the questions, and what is searched of each. */
class PastedTraceTest {
    @ParameterizedTest
    @ValueSource(strings = {"java", "python", "javascript", "firefox", "go", "rust", "dotnet", "log", "library"})
    void searchesTheErrorsAndTheOwnCallsOfATrace(String name) throws IOException {
        var parts = resource(name).split("=====\n", -1);

        assertEquals(parts[1].strip(), PastedTrace.searchText(parts[0]));
        assertEquals(parts[1].strip(), PastedTrace.searchText(parts[0].replace("\n", "\r\n")));
    }

    private static String resource(String name) throws IOException {
        try (var file = PastedTraceTest.class.getResourceAsStream("/traces/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I connect a model?",
                "IllegalStateException: Pool is closed",
                "What is this?\nIllegalStateException: Pool is closed\nWhat should I do?",
                "Look at\nthe office at 12:30:00\nand tell me",
                "It fails since then:\n2026-03-01 12:00:00 ERROR [main] - quota exceeded\nWhat is the quota?",
                "at first (in May)\nit worked at home (mostly)\nThanks",
                "1. install\n2. start\n3. ask",
                "```java\npublic void take(int count) {\n    pool.take(count);\n}\n```\nWhat does this do?"
            })
    void leavesOtherQuestionsAsTheyAre(String question) {
        assertEquals(question, PastedTrace.searchText(question));
    }

    /** Only the last line of a trace of Python may be any word. */
    @Test
    void aWordAfterATraceIsNoError() {
        var trace = """
            TypeError: cart is undefined
                at Cart.total (/srv/shop/cart.js:12:18)
                at open (/srv/shop/main.js:3:1)
            Thanks
            """;

        assertEquals(
                "Thanks\nTypeError: cart is undefined\nCart.total\nopen\ncart.js\nmain.js",
                PastedTrace.searchText(trace));
    }

    @Test
    void aLongTraceBecomesAFewNames() {
        var trace = new StringBuilder("java.lang.StackOverflowError\n");
        for (int i = 0; i < 200; i++) {
            trace.append("\tat com.acme.Tree.walk")
                    .append(i)
                    .append("(Tree")
                    .append(i)
                    .append(".java:7)\n");
        }

        var text = PastedTrace.searchText(trace.toString());

        assertEquals("StackOverflowError", text.lines().findFirst().orElseThrow());
        assertEquals(1 + 5 + 5, text.lines().count());
        assertTrue(text.contains("Tree.walk0"), text);
    }

    @Test
    void theFirstAndTheLastErrorsAreKept() {
        var trace = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            trace.append("Caused by: com.acme.E")
                    .append(i)
                    .append("Exception: ")
                    .append("x".repeat(i == 8 ? 900 : 1));
            trace.append("\n\tat com.acme.A.b(A.java:1)\n");
        }

        var lines = PastedTrace.searchText(trace.toString()).lines().toList();

        assertEquals("E0Exception: x", lines.get(0));
        assertEquals("E7Exception: x", lines.get(1));
        assertEquals("E8Exception: " + "x".repeat(200), lines.get(2));
        assertEquals("A.b", lines.get(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.", "at a/", "[x] ", "at (", "File \"", "1: ", "Caused by: ", "12:00:00 ERROR ", "<", "a::"})
    void isReadInLinearTime(String piece) {
        var hostile = "\n" + piece.repeat(8_000) + "\n" + (piece.repeat(30) + "\n").repeat(300);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PastedTrace.searchText(hostile));
    }
}
