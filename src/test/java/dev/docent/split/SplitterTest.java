package dev.docent.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.corpus.Span;
import dev.docent.corpus.TokenCounter;
import dev.docent.format.Parsing;
import dev.docent.testing.Patience;
import dev.docent.testing.Stride;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
    private static final int MAX = 80;
    /** A word is a token. */
    private static final TokenCounter WORDS = text -> (int)
            Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).count();

    private final Splitter splitter = new Splitter(WORDS, 40, MAX);

    @Test
    void smallNeighboursAreJoinedBelowTheirParent() {
        var chunks = split("# Top\n\n## A\none two\n\n## B\nthree four\n");

        assertEquals(List.of("docs/a.md:1-7"), locations(chunks));
        assertEquals(List.of("Top"), chunks.get(0).headings());
    }

    @Test
    void sectionsThatFitAreChunksOfTheirOwn() {
        var chunks = split("# Top\n\n## A\n" + words(30) + "\n\n## B\n" + words(30) + "\n");

        assertEquals(List.of("docs/a.md:1-4", "docs/a.md:6-7"), locations(chunks));
        assertEquals(List.of("Top", "B"), chunks.get(1).headings());
    }

    @Test
    void headingWithoutTextIsPartOfTheSectionThatFollowsHoweverLargeThatIs() {
        var chunks = split("# Top\n\n## A\n\n### B\n\n" + words(40) + "\n\n" + words(40) + "\n");

        assertEquals(List.of("docs/a.md:1-7", "docs/a.md:9-9"), locations(chunks));
        chunks.forEach(chunk -> assertEquals(List.of("Top", "A", "B"), chunk.headings()));
    }

    @Test
    void headingWithoutTextLeavesItsFirstSectionItsHeadings() {
        var chunks = split("# Top\n" + words(30) + "\n\n## A\n\n### B\n" + words(44) + "\n\n## C\n" + words(40) + "\n");

        assertEquals(List.of("docs/a.md:1-2", "docs/a.md:4-7", "docs/a.md:9-10"), locations(chunks));
        assertEquals(List.of("Top", "A", "B"), chunks.get(1).headings());
        assertEquals(List.of("Top", "C"), chunks.get(2).headings());
    }

    @Test
    void headingWithoutTextAtTheEndIsPartOfTheSectionAbove() {
        var chunks = split("# Top\n\n## A\n" + words(36) + "\n\n## See also\n\n## Notes\n");

        assertEquals(List.of("docs/a.md:1-8"), locations(chunks));
        assertEquals(List.of("Top", "A"), chunks.get(0).headings());
    }

    @Test
    void headingHasTheBeginningOfAListThatFillsAChunkButNotOfCode() {
        var heading = "# One two three four five six seven eight nine\n\n";
        var items = ("- " + words(14) + "\n").repeat(3);

        assertEquals("docs/a.md:1-4", locations(split(heading + items)).get(0));
        assertEquals(List.of("docs/a.md:1-1", "docs/a.md:3-7"), locations(split(heading + "```\n" + items + "```\n")));
    }

    @Test
    void headingsAreAChunkIfTheDocumentHasNothingElse() {
        var chunks = split("# Top\n\n## A\n\n## B\n");

        assertEquals(List.of("docs/a.md:1-5"), locations(chunks));
        assertEquals(List.of("Top"), chunks.get(0).headings());
    }

    @Test
    void headingWithAShortSentenceIsNoHeadingWithoutText() {
        var chunks = split("# Top\n\nw0 w1\n\n## A\n" + words(50) + "\n");

        assertEquals(List.of("docs/a.md:1-3", "docs/a.md:5-6"), locations(chunks));
    }

    @Test
    void headingWithoutTextOfOneSheetIsNotInTheNext() {
        var text = "# A\n\n# B\n\n| b |\n";
        var parsed = Parsing.parse("a.md", text);
        var cells = new CountedParts(List.of(
                new Span.Cells("A", 1, 1, new Span.Lines(1, 2)), new Span.Cells("B", 1, 1, new Span.Lines(3, 5))));

        var chunks = splitter.split(new Document("docs/a.xlsx", "A", text, parsed.sections(), cells, null));

        assertEquals(List.of("docs/a.xlsx, sheet A, row 1", "docs/a.xlsx, sheet B, row 1"), locations(chunks));
    }

    @Test
    void manyHeadingsWithoutTextTakeLinearTime() {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("## Part ").append(i).append("\n\n");
        }

        var chunks = assertTimeoutPreemptively(Patience.LIMIT, () -> split(text.toString()));

        assertEquals(199_999, chunks.get(chunks.size() - 1).location().endLine());
    }

    @Test
    void sectionsAreNotJoinedIfTheyWouldBeCutAgain() {
        var larger = new Splitter(WORDS, 90, 80);

        var chunks =
                larger.split(Parsing.parse("a.md", "# Top\n\n## A\n" + words(4) + "\n\n## B\n" + words(74) + "\n"));

        assertEquals(List.of("docs/a.md:1-4", "docs/a.md:6-7"), locations(chunks));
        assertEquals(List.of("Top", "B"), chunks.get(1).headings());
    }

    @Test
    void sectionsOfDifferentParentsAreNotJoined() {
        var chunks = split("# A\n\n## X\n" + words(9) + "\n\n# B\n\n## Y\n" + words(9) + "\n");

        assertEquals(List.of("docs/a.md:1-4", "docs/a.md:6-9"), locations(chunks));
    }

    @Test
    void chunksHaveThePagesOfTheirLines() {
        var text = "# A\n" + words(30) + "\n\n# B\n" + words(30) + "\n\n# C\n" + words(30) + "\n";
        var parsed = Parsing.parse("a.md", text);
        var pages = new CountedParts(List.of(page(1, 1, 3), page(2, 4, 5), page(4, 5, 9)));

        var chunks = splitter.split(new Document("docs/a.pdf", "A", text, parsed.sections(), pages, null));

        assertEquals(List.of("docs/a.pdf, page 1", "docs/a.pdf, pages 2-4", "docs/a.pdf, page 4"), locations(chunks));
        assertEquals(
                List.of(new Span.Lines(1, 2), new Span.Lines(4, 5), new Span.Lines(7, 8)),
                chunks.stream().map(chunk -> chunk.location().span().lines()).toList());
    }

    @Test
    void linesOfTwoSheetsAreNeverOneChunk() {
        var text = "# A\n\n| a |\n\n# B\n\n| b |\n";
        var parsed = Parsing.parse("a.md", "# T\n\n| a |\n\n## B\n\n| b |\n");
        var a = new Span.Cells("A", 1, 3, new Span.Lines(1, 3));
        var b = new Span.Cells("B", 1, 3, new Span.Lines(5, 7));

        assertEquals(List.of("docs/a.md:1-7"), locations(splitter.split(parsed)));
        assertEquals(
                List.of("docs/a.xlsx, sheet A, rows 1-3", "docs/a.xlsx, sheet B, rows 1-3"),
                locations(splitter.split(new Document(
                        "docs/a.xlsx", "A", text, parsed.sections(), new CountedParts(List.of(a, b)), null))));
    }

    private static Span.Page page(int number, int start, int end) {
        return new Span.Page(number, number, new Span.Lines(start, end));
    }

    @Test
    void everyPieceOfATableLeadsItsHead() {
        String head = "| Tenant | Builds at once |\n|---|---|";
        String text = "# Limits\n\n" + head + "\n" + rows(200) + "\nAfter the table.\n";

        var chunks = split(text);

        var lines = text.lines().toList();
        for (var chunk : chunks) {
            var location = chunk.location();
            assertEquals(String.join("\n", lines.subList(location.startLine() - 1, location.endLine())), chunk.text());
            assertEquals(
                    location.startLine() > 4 && location.startLine() <= 204 ? head : "",
                    chunk.lead(),
                    chunk.toString());
            assertTrue(WORDS.countTokens(chunk.embeddedText()) <= MAX, chunk.embeddedText());
        }
        assertTrue(chunks.size() > 20, "the table was cut");
    }

    @Test
    void tableInAnItemOfAListIsATableToo() {
        var chunks =
                split("- The limits:\n\n  | Tenant | Builds |\n  |---|---|\n" + rows(60).indent(2) + "- The end\n");

        var inside = chunks.stream()
                .filter(chunk -> chunk.text().startsWith("  | tenant-"))
                .toList();
        assertTrue(inside.size() > 5, chunks.toString());
        assertTrue(inside.stream().allMatch(chunk -> chunk.lead().equals("  | Tenant | Builds |\n  |---|---|")));
    }

    @Test
    void headThatFillsAChunkLeavesHalfOfItToTheRows() {
        String head = "| " + words(90) + " | b |\n|---|---|";

        var chunks = split(head + "\n" + rows(40));

        assertTrue(chunks.size() < 20, chunks.size() + " chunks");
        assertTrue(chunks.stream()
                .skip(1)
                .allMatch(chunk -> chunk.lead().equals(head) || chunk.location().startLine() <= 2));
    }

    @Test
    void piecesOfARowThatIsTooLongLeadTheHeadToo() {
        var chunks = split("| a | b |\n|---|---|\n| x | " + words(200) + " |\n");

        assertTrue(chunks.size() > 2, chunks.toString());
        assertTrue(chunks.stream()
                .filter(chunk -> chunk.location().startLine() == 3)
                .allMatch(chunk -> chunk.lead().equals("| a | b |\n|---|---|")));
    }

    private static String rows(int count) {
        var rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("| tenant-").append(i).append(" | ").append(i % 7).append(" |\n");
        }
        return rows.toString();
    }

    @Test
    void fencesAreKeptWholeWhereTheyFit() {
        var chunks =
                split("# A\n" + words(30) + "\n\n```\n" + (words(5) + "\n").repeat(6) + "```\n" + words(20) + "\n");

        assertTrue(
                chunks.stream()
                        .anyMatch(chunk ->
                                chunk.text().startsWith("```") && chunk.text().contains("\n```")),
                chunks.toString());
    }

    @Test
    void onlyCutSectionsOverlap() {
        var chunks = split("# A\n" + (words(5) + "\n").repeat(20));

        assertTrue(chunks.size() > 1);
        for (int i = 1; i < chunks.size(); i++) {
            assertEquals(
                    chunks.get(i - 1).location().endLine(),
                    chunks.get(i).location().startLine());
        }
    }

    @Test
    void aLineThatIsTooLongIsCutAtWords() {
        var chunks = split(words(200) + "\n");

        assertEquals(5, chunks.size());
        assertEquals(
                words(200), String.join("", chunks.stream().map(Chunk::text).toList()));
        assertEquals("docs/a.md:1-1", chunks.get(4).location().toString());
    }

    @Test
    void aLineThatIsTooLongIsCutAfterItsSentences() {
        var first = words(15).toUpperCase(Locale.ROOT) + ".";
        var second = " " + words(18).toUpperCase(Locale.ROOT) + "?";
        var third = " " + words(90).toUpperCase(Locale.ROOT) + "!";
        var last = " " + words(12).toUpperCase(Locale.ROOT) + ".";

        var texts = split(first + second + third + last + "\n").stream()
                .map(Chunk::text)
                .toList();

        assertEquals(first + second + third + last, String.join("", texts));
        assertEquals(first + second, texts.get(0));
        assertTrue(texts.get(texts.size() - 1).endsWith(third.substring(third.length() - 9) + last), texts.toString());
        assertTrue(texts.stream().allMatch(text -> WORDS.countTokens(text) <= 40), texts.toString());
    }

    @Test
    void sentencesWithoutBlanksEndPiecesToo() {
        var sentence = "词".repeat(30) + "。";
        var chunks = new Splitter(String::length, 40, 64).split(Parsing.parse("docs/a.md", sentence.repeat(4) + "\n"));

        assertEquals(
                List.of(sentence, sentence, sentence, sentence),
                chunks.stream().map(Chunk::text).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "a.txt", "a.yml", "a.go", "a.html", "a.sql"})
    void everyLineIsCoveredAndNoChunkTooLong(String path) {
        for (int seed = 0; seed < Stride.trials(300); seed++) {
            var document = Parsing.parse(path, randomText(new Random(seed)));
            check(document, splitter.split(document), "seed " + seed);
        }
    }

    private static void check(Document document, List<Chunk> chunks, String hint) {
        var lines = Lines.of(document.text());
        var covered = new BitSet();
        int start = 1;
        for (var chunk : chunks) {
            var location = chunk.location();
            assertTrue(location.startLine() >= start, hint + ": " + location);
            assertTrue(WORDS.countTokens(chunk.embeddedText()) <= MAX, hint + ": " + location);
            boolean whole = lines.text(location.startLine(), location.endLine()).equals(chunk.text());
            assertTrue(whole || location.startLine() == location.endLine(), hint + ": " + location);
            covered.set(location.startLine(), location.endLine() + 1);
            start = location.startLine();
        }
        for (var section : document.sections()) {
            for (var block : section.blocks()) {
                for (int line = block.startLine(); line <= block.endLine(); line++) {
                    assertTrue(covered.get(line) || lines.isBlank(line), hint + ": line " + line);
                }
            }
        }
    }

    private static String randomText(Random random) {
        var text = new StringBuilder();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            text.append(
                            switch (random.nextInt(10)) {
                                case 0 -> "\n";
                                case 1 -> "# " + words(random.nextInt(4));
                                case 2 -> "## " + words(1);
                                case 3 -> "```";
                                case 4 -> "- " + words(random.nextInt(30));
                                case 5 -> "key: " + words(2);
                                case 6 -> "func a() { // " + words(2) + "\n  x\n}";
                                case 7 -> words(random.nextInt(200));
                                case 8 -> " ".repeat(random.nextInt(40)) + "x".repeat(random.nextInt(3000));
                                default -> words(random.nextInt(20));
                            })
                    .append('\n');
        }
        return text.toString();
    }

    private List<Chunk> split(String markdown) {
        return splitter.split(Parsing.parse("a.md", markdown));
    }

    private static List<String> locations(List<Chunk> chunks) {
        return chunks.stream().map(chunk -> chunk.location().toString()).toList();
    }

    private static String words(int count) {
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append('w').append(i);
        }
        return words.toString();
    }
}
