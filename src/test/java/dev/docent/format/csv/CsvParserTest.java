package dev.docent.format.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Parsing;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.Stride;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvParserTest {
    @Test
    void drawsEachRecordOnItsFirstLine() {
        var document = parse("""
                Name,Note
                Alice,"first, ""best""
                and last"

                Bob, x|y
                """);

        assertEquals("people.csv", document.title());
        assertEquals("""
                || Name || Note ||
                | Alice | first, "best" and last |
                |
                |
                | Bob | x\\|y |
                """, document.text());
        assertEquals(List.of(": TABLE 1-5"), Parsing.outline(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name;Age\nAl, B;3\n",
                "Name\tAge\nAl, B\t3\n",
                "Name|Age\nAl, B|3\n",
                "sep=_\nName_Age\nAl, B_3\n"
            })
    void findsWhatSeparatesTheValues(String text) {
        assertEquals("|| Name || Age ||\n| Al, B | 3 |\n", parse(text).text().replaceFirst("^\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Al,3\nBob,4\n", "a,a\nb,c\n", "Name,Age\n", "1,2\n3,4\n"})
    void hasNoHeadIfTheFirstRecordDoesNotNameColumns(String text) {
        assertTrue(parse(text).text().startsWith("| "), text);
    }

    @Test
    void yearsNameColumnsBesideWords() {
        assertEquals(
                "|| City || 2024 || 2025 ||\n| Rome | 1 | 2 |\n",
                parse("City,2024,2025\nRome,1,2\n").text());
    }

    @Test
    void wrongQuotesCostTheirLineOnly() {
        assertEquals(
                """
                || Part || Size ||
                | Pipe | 5" |
                | "open | 1 |
                | a | "b"c |
                | Last | 2 |
                """, parse("Part,Size\nPipe,5\"\n\"open,1\na,\"b\"c\nLast,2\n").text());
    }

    @Test
    void aValueOfMoreThanFiftyLinesIsAQuoteThatNobodyCloses() {
        assertEquals("| a b |", secondRow("Name\n\"a" + "\n".repeat(49) + "b\"\n"));
        assertEquals("| \"a |", secondRow("Name\n\"a" + "\n".repeat(50) + "b\"\n"));
    }

    private static String secondRow(String table) {
        return parse(table).text().lines().skip(1).findFirst().orElseThrow();
    }

    @Test
    void everyPassageHasTheHeadAndTheLinesOfItsRecords() {
        var rows = IntStream.rangeClosed(2, 200)
                .mapToObj(line -> "item number " + line + "," + line)
                .collect(Collectors.joining("\n"));
        var chunks = new Splitter(new FakeEmbedder(), 100, 160).split(parse("Item,Line\n" + rows + "\n"));

        assertTrue(chunks.size() > 5);
        for (Chunk chunk : chunks.subList(1, chunks.size())) {
            assertEquals("|| Item || Line ||", chunk.lead());
            String first = chunk.text().lines().findFirst().orElseThrow();
            assertTrue(first.endsWith("| " + chunk.location().startLine() + " |"), first);
        }
    }

    @Test
    void refusesTooManyRecordsAndSaysWhatToDo() {
        var file = new FileContent("docs/big.csv", "a,b\n".repeat(50_001).getBytes(StandardCharsets.UTF_8));

        assertEquals(
                "it has more than 50000 records. Export a part of them, or split the file.",
                assertThrows(ParseException.class, () -> new CsvParser().parse(file))
                        .getMessage());
    }

    @Test
    void keepsTheLinesOfDamagedTables() {
        var random = new Random(5);
        var marks = ",;\t\"|\n a1";
        for (int i = 0; i < Stride.trials(2000); i++) {
            var text = new StringBuilder("Name,Note,Age\nAl,\"a, \"\"b\"\"\nc\",1\nBob,,2\n\n\"Cy\",x,3\n");
            for (int change = random.nextInt(9); change > 0; change--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), "" + marks.charAt(random.nextInt(marks.length())));
            }
            var document = parse(text.toString());
            assertEquals(
                    text.toString().lines().count(), document.text().lines().count(), text::toString);
        }
    }

    private static Document parse(String text) {
        return Parsing.parse("people.csv", text);
    }
}
