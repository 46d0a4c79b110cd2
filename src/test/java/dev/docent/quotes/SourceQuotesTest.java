package dev.docent.quotes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.retrieval.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is quoted from source code, and for questions that refer to earlier ones. */
class SourceQuotesTest {
    private static final Excerpts QUOTES = new Excerpts(new WordScorer());

    private static Passage source(String path, String text) {
        return new Passage(new Location(path, 1, 99), path, List.of("Journal"), BlockKind.CODE, text, 1);
    }

    private static String answer(String question, String path, String text) {
        var passages = List.of(source(path, text));
        return QUOTES.answer(new Prompt(List.of(new Message(Message.Role.USER, question)), question, passages, true));
    }

    @Test
    void quotesTheTextOfAJavadocWithTheSignatureBelowIt() {
        assertEquals("""
                From the documents:

                Appends a `frame` to the log, see `Cursor.next()`. [1]

                ```java
                void append(Frame frame) {
                    add(frame);
                }
                ```""", answer("Who appends a frame to the log?", "src/Journal.java", """
                            /**
                             * Appends a {@code frame} to the <b>log</b>, see {@link Cursor#next()}.
                             *
                             * @throws IllegalStateException after the end
                             * @since 1.0
                             */
                            void append(Frame frame) {
                                add(frame);
                            }
                        """));
    }

    @Test
    void showsOnlyTheHeadOfLongCodeBelowAComment() {
        var text = answer(
                "How is the log compacted?",
                "journal.py",
                "# Says how the log is compacted, which is done by moving frames together.\ndef compact(log):\n"
                        + "    log.move()\n".repeat(40));
        assertTrue(text.contains("together. [1]\n\n```python\ndef compact(log):\n```"), text);
    }

    @Test
    void cutsLongCodeAndSaysSoOutsideOfTheFence() {
        var text = answer(
                "compact the log", "journal.go", "func compact(log Log) {\n" + "\tlog.move()\n".repeat(40) + "}");
        assertTrue(text.endsWith("\tlog.move()\n```\n\n… [1]"), text);
        assertEquals(12, text.lines().filter(line -> line.contains("log")).count(), text);
    }

    @Test
    void readsDocstringsAndCommentsOfEveryFamily() {
        var texts = List.of(
                List.of("a.py", "def f():\n    \"\"\"Folds the paper along the dotted line.\"\"\"\n    fold()"),
                List.of(
                        "a.ts",
                        "/**\n * Folds the paper along the dotted line.\n * @returns {Paper} folded\n */\nfunction f() {}"),
                List.of("a.rs", "/// Folds the paper along the dotted line. Twice in fact.\nfn f() {}"),
                List.of("a.go", "// Folds the paper along the dotted line. Twice in fact.\nfunc f() {}"),
                List.of("app.ini", "# Folds the paper along the dotted line. Twice in fact.\nfolds = 2"),
                List.of("Dockerfile", "# Folds the paper along the dotted line. Twice in fact.\nRUN fold"),
                List.of("CMakeLists.txt", "# Folds the paper along the dotted line. Twice in fact.\nfold(a)"),
                List.of("a.less", "// Folds the paper along the dotted line. Twice in fact.\n.a { top: 0 }"),
                List.of("a.sh", "# Folds the paper along the dotted line. Twice in fact.\nf() { :; }"),
                List.of("a.sql", "-- Folds the paper along the dotted line. Twice in fact.\ncreate table f (a int);"),
                List.of("a.xml", "<!-- Folds the paper along the dotted line. -->\n<f/>"));
        for (var text : texts) {
            var answer = answer("fold the paper along the dotted line", text.get(0), text.get(1));
            assertTrue(answer.contains("\n\nFolds the paper along the dotted line."), answer);
            assertFalse(answer.contains("@returns"), answer);
        }
    }

    @Test
    void readsAPassageThatBeginsInTheMiddleOfAComment() {
        var text = answer(
                "dotted line", "A.java", "     * Folds along the dotted line of the paper.\n     */\n    void f() {}");
        assertTrue(
                text.startsWith(
                        "From the documents:\n\nFolds along the dotted line of the paper. [1]\n\n```java\nvoid f() {}"),
                text);
    }

    @Test
    void turnsTheHtmlOfJavadocIntoMarkdown() {
        var text = answer("which sizes are there?", "A.java", """
                /**
                 * The sizes are there:
                 *
                 * <ul>
                 *   <li>small &lt; 1
                 *   <li>large
                 * </ul>
                 *
                 * <pre class="prettyprint">
                 *   new Size(1);
                 * </pre>
                 */
                class Size {}
                """);
        assertTrue(text.contains("- small < 1\n- large"), text);
        assertFalse(text.contains("<pre"), text);
    }

    @Test
    void keepsShortCommentsAmongTheirCode() {
        var text = answer("open the lid", "A.java", "void open() {\n    // the lid\n    lid.open();\n}");
        assertTrue(text.contains("void open() {\n    // the lid\n    lid.open();\n}"), text);
    }

    @Test
    void choosesForAFollowUpByWhatItRefersTo() {
        var passage = new Passage(
                new Location("a.md", 1, 9),
                "A",
                List.of("A"),
                BlockKind.PROSE,
                "Windows in the house are closed at night.\n\nThe backup on Windows runs at midnight.",
                1);
        var messages = List.of(
                new Message(Message.Role.USER, "When does the backup run at midnight?"),
                new Message(Message.Role.ASSISTANT, "Always."),
                new Message(Message.Role.USER, "passages and the question"));
        var text = QUOTES.answer(new Prompt(messages, "and on Windows?", List.of(passage), true));
        assertTrue(text.startsWith("From the documents:\n\nThe backup on Windows runs at midnight."), text);
    }

    @Test
    void quotesOneRowOfALargeTable() {
        var rows = new StringBuilder("| key | meaning |\n|---|---|\n");
        for (int i = 0; i < 20; i++) {
            rows.append("| `key_").append(i).append("` | number ").append(i).append(" |\n");
        }
        var passage = new Passage(new Location("a.md", 1, 99), "A", List.of("A"), BlockKind.TABLE, rows.toString(), 1);
        var text = QUOTES.answer(new Prompt(List.of(), "key_17", List.of(passage), true));
        assertEquals("From the documents:\n\n| key | meaning |\n|---|---|\n| `key_17` | number 17 |\n\n[1]", text);
    }

    @Test
    void joinsQuotesThatFollowEachOther() {
        var passage = new Passage(
                new Location("a.md", 1, 9),
                "A",
                List.of("A"),
                BlockKind.PROSE,
                "The log is bounded by the clock. The log is bounded by bytes. The log is bounded by pages. The log is bounded"
                        + " by rows.",
                1);
        var text = QUOTES.answer(new Prompt(List.of(), "log bounded", List.of(passage), true));
        assertEquals(2, text.split("\\[1]", -1).length, text);
    }
}
