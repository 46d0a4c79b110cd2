package dev.docent.format.notebook;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.json.Json;
import dev.docent.testing.Stride;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookParserTest {
    private static final Map<String, Object> R =
            Map.of("language_info", Map.of("name", "R"), "kernelspec", Map.of("name", "ir"));

    @Test
    void cellsBecomeMarkdownAndCodeBelowTheirHeadings() {
        var document = notebook(
                markdown("# Mill report\n", "\n", "The wheel."),
                code("load()", stream("42 sacks\n")),
                markdown("## Losses\n- rats"),
                code("plot()"));

        assertEquals("Mill report", document.title());
        assertEquals(
                "# Mill report\n\nThe wheel.\n\n```R\nload()\n```\n\n```\n42 sacks\n```\n\n## Losses\n- rats\n\n```R\nplot()\n```\n",
                document.text());
        assertEquals(
                List.of(
                        "Mill report: PROSE 1-1, PROSE 3-3, CODE 5-7, CODE 9-11",
                        "Mill report > Losses: PROSE 13-13, LIST 14-14, CODE 16-18"),
                outline(document));
    }

    @Test
    void aCitationNamesTheCell() {
        var document =
                notebook(markdown("# A"), code(""), raw(""), code("grind(7)", stream("flour")), markdown("End."));

        assertEquals(
                "docs/a.ipynb, cell 4",
                document.location(lineOf(document, "grind(7)"), 4).toString());
        assertEquals("docs/a.ipynb, cell 4", at(document, "flour"));
        assertEquals("docs/a.ipynb, cell 5", at(document, "End."));
        assertEquals("docs/a.ipynb, cells 1-4", document.location(1, 4).toString());
    }

    @Test
    void whatIsOpenInOneCellDoesNotSwallowTheNext() {
        var document = notebook(markdown("# A\n```\ncode"), markdown("<!-- open"), markdown("## B\ntext"));

        assertEquals("A > B: PROSE 7-7, PROSE 8-8", outline(document).get(1));
    }

    @Test
    void outputIsTextWithoutPicturesTracebacksAndColors() {
        var document = notebook(code(
                "f()",
                stream("\u001b[31mred\u001b[0m"),
                Map.of(
                        "output_type",
                        "display_data",
                        "data",
                        Map.of("image/png", "iVBORw0", "text/plain", "<Figure size 640x480>")),
                Map.of(
                        "output_type",
                        "execute_result",
                        "data",
                        Map.of("text/html", "<b>x</b>", "text/plain", List.of("a  1\n", "b  2"))),
                Map.of(
                        "output_type",
                        "error",
                        "ename",
                        "ValueError",
                        "evalue",
                        "no grain",
                        "traceback",
                        List.of("File x.py line 1"))));

        assertEquals("```R\nf()\n```\n\n```\nred\na  1\nb  2\nValueError: no grain\n```\n", document.text());
    }

    @Test
    void outputIsBoundedByLinesAndCharacters() {
        var lines = notebook(code("f()", stream("row\n".repeat(1000)))).text();
        var chars = notebook(code("f()", stream("x".repeat(100_000)))).text();

        assertEquals(5 + 40 + 2, lines.lines().count());
        assertTrue(lines.endsWith("row\n…\n```\n"), lines);
        assertTrue(chars.length() < 4100 && chars.endsWith("x\n…\n```\n"));
    }

    @Test
    void picturesInMarkdownAreLeftOut() {
        var text = notebook(markdown("![a](data:image/png;base64," + "iVBOR".repeat(1000) + ") after"))
                .text();

        assertEquals("![a](data:) after\n", text);
    }

    @Test
    void aCellMagicNamesTheLanguage() {
        assertTrue(notebook(code("%%bash\nls")).text().startsWith("```bash\n"));
        assertTrue(notebook(code("%%time\nls")).text().startsWith("```R\n"));
    }

    @Test
    void frontMatterOfTheFirstCellGivesTheTitleAndIsNotText() {
        var document = notebook(raw("---\ntitle: The mill\ndate: 2026-01-01\n---"), code("f()"));

        assertEquals("The mill", document.title());
        assertFalse(document.text().contains("2026"));
        assertEquals("docs/a.ipynb, cell 2", at(document, "f()"));
    }

    @Test
    void readsNbformat3() {
        var cells = List.of(
                Map.of("cell_type", "heading", "level", 2, "source", "Old"),
                Map.of(
                        "cell_type",
                        "code",
                        "language",
                        "python",
                        "input",
                        List.of("print(1)"),
                        "outputs",
                        List.of(
                                Map.of("output_type", "pyout", "text", "1"),
                                Map.of("output_type", "display_data", "png", "iVBOR", "text", "<Figure>"),
                                Map.of("output_type", "pyerr", "ename", "E", "evalue", "bad"))));
        var document =
                parse("a.ipynb", Json.write(Map.of("nbformat", 3, "worksheets", List.of(Map.of("cells", cells)))));

        assertEquals("## Old\n\n```python\nprint(1)\n```\n\n```\n1\nE: bad\n```\n", document.text());
        assertEquals("Old", document.title());
        assertEquals("docs/a.ipynb, cell 2", at(document, "print(1)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "{}", "{\"nbformat\":2}", "{\"nbformat\":4,\"cells\":[", "[1]"})
    void saysWhatToDoWithAFileThatIsNoNotebook(String text) {
        var failure = assertThrows(ParseException.class, () -> read(text));

        assertTrue(failure.getMessage().contains("Jupyter"), failure.getMessage());
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileNotebooksFailOrEnd() throws ParseException {
        assertThrows(ParseException.class, () -> read("{\"nbformat\":4,\"a\":" + "[".repeat(100_000)));
        assertThrows(
                ParseException.class,
                () -> read("{\"nbformat\":4,\"a\":\"" + "x".repeat(Stride.beyond(20 << 20, 50 << 20, "text")) + "\"}"));
        assertThrows(ParseException.class, () -> read(text(List.of(code("x".repeat(5 << 20))))));
        var strange = Map.of("cell_type", 7, "source", Map.of("a", 1), "outputs", "x");
        assertEquals(
                "",
                read(text(List.of(strange, Map.of("cell_type", "code", "outputs", List.of(1, "a")))))
                        .text());
        var quotes = read(text(List.of(
                markdown("> ".repeat(Stride.size(100_000, "quotes"))),
                code("`".repeat(Stride.size(100_000, "code"))))));
        assertEquals(2, quotes.parts().spans().size());
    }

    private static Document read(String text) throws ParseException {
        return new NotebookParser().parse(new FileContent("docs/a.ipynb", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int lineOf(Document document, String text) {
        var lines = Lines.of(document.text());
        for (int line = 1; line <= lines.count(); line++) {
            if (lines.line(line).contains(text)) {
                return line;
            }
        }
        throw new AssertionError(text + " is not in " + document.text());
    }

    private static String at(Document document, String text) {
        int line = lineOf(document, text);
        return document.location(line, line).toString();
    }

    private static Document notebook(Object... cells) {
        return parse("a.ipynb", text(List.of(cells)));
    }

    private static String text(List<?> cells) {
        return Json.write(Map.of("nbformat", 4, "metadata", R, "cells", cells));
    }

    private static Map<String, Object> markdown(String... lines) {
        return Map.of("cell_type", "markdown", "source", List.of(lines));
    }

    private static Map<String, Object> raw(String text) {
        return Map.of("cell_type", "raw", "source", text);
    }

    private static Map<String, Object> code(String text, Object... outputs) {
        return Map.of("cell_type", "code", "source", text, "outputs", List.of(outputs));
    }

    private static Map<String, Object> stream(String text) {
        return Map.of("output_type", "stream", "name", "stdout", "text", text);
    }
}
