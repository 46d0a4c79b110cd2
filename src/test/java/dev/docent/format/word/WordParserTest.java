package dev.docent.format.word;

import static dev.docent.testing.WordWriter.row;
import static dev.docent.testing.WordWriter.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.format.Parsing;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.WordWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordParserTest {
    private static final String STYLES = """
        <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
        <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Quelltext"><w:name w:val="Listing"/><w:rPr><w:rFonts w:ascii="Consolas"/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Fest"><w:name w:val="Verbatim Char"/><w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Kreis"><w:name w:val="circle"/><w:basedOn w:val="Kreis"/></w:style>
        """;

    private static final String NUMBERING = """
        <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="9">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="%1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift2"/><w:lvlText w:val="%1.%2"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>
        """;

    private final WordWriter word = new WordWriter().related("styles", STYLES).related("numbering", NUMBERING);

    @Test
    void findsHeadingsByWhatStylesSayOfThemselves() {
        word.styled("Titel", "The mill")
                .styled("berschrift1", "Start")
                .paragraph("Press the green button twice.")
                .styled("Kapitel", "In winter")
                .paragraph("Warm it first.")
                .paragraph("<w:outlineLvl w:val=\"0\"/>", "Stop")
                .paragraph("Press the red button.")
                .styled("berschrift1", "x".repeat(301));

        var document = parse();

        assertEquals(
                List.of(
                        "The mill: PROSE 1-1",
                        "Start: PROSE 3-3, PROSE 5-5",
                        "Start > In winter: PROSE 7-7, PROSE 9-9",
                        "Stop: PROSE 11-11, PROSE 13-13, PROSE 15-15"),
                Parsing.outline(document));
        assertEquals("The mill", document.title());
        assertTrue(document.text().contains("\n# Start\n\nPress the green button twice.\n\n## In winter\n"));
    }

    @Test
    void withoutStylesHeadingsAreKnownByTheirLooks() {
        word.add(bold("Start"))
                .paragraph("Press the button.")
                .add(bold("Never touch the wheel while it turns!"))
                .add("<w:p><w:pPr>" + list(1, 0) + "</w:pPr>" + bold("Stop").substring("<w:p>".length()))
                .add("<w:p>" + bold("Wait").replace("<w:p>", "").replace("</w:p>", "") + run(" for noon") + "</w:p>");

        assertEquals("""
            # Start

            Press the button.

            Never touch the wheel while it turns!

            # 1. Stop

            Wait for noon
            """, parse().text());
    }

    @Test
    void boldLinesAreTextBesideHeadingsWithStyles() {
        word.styled("berschrift1", "Start").add(bold("One")).add(bold("Two"));

        assertEquals("# Start\n\nOne\n\nTwo\n", parse().text());
    }

    @Test
    void aSingleBoldLineIsText() {
        assertEquals(
                "Once\n\nWords.\n",
                parse(word.add(bold("Once")).paragraph("Words.")).text());
    }

    private static String bold(String words) {
        return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + words + "</w:t></w:r></w:p>";
    }

    @Test
    void readsFilesWithoutStylesByTheIdsOfWord() {
        var plain = new WordWriter().styled("Heading2", "Start").paragraph("Press the button.");

        assertEquals(
                "## Start\n\nPress the button.\n",
                Parsing.parse("a.docx", plain.bytes()).text());
    }

    @Test
    void theTitleIsTheOneThatReadersSeeThenTheOneOfTheProperties() {
        word.title("Report of 2024").paragraph("Words.");
        assertEquals("Report of 2024", parse().title());

        word.styled("Titel", "The mill");
        assertEquals("The mill", parse().title());
    }

    @Test
    void aTitleThatAProgramWroteIsNone() {
        assertEquals(
                "a.docx", parse(word.title("Document1").paragraph("Words.")).title());
    }

    @Test
    void countsTheItemsOfLists() {
        word.paragraph(list(1, 0), "open")
                .paragraph(list(1, 1), "the gate")
                .paragraph(list(1, 1), "the door")
                .paragraph(list(1, 2), "softly")
                .paragraph(list(1, 0), "close")
                .paragraph(list(1, 1), "again")
                .paragraph("Then:")
                .styled("Liste", "oil it")
                .paragraph(list(3, 0), "wait");

        assertEquals("""
            1. open
              (a) the gate
              (b) the door
                1.b.1 softly
            2. close
              (a) again

            Then:

            - oil it
            5. wait
            """, parse().text());
        assertEquals(List.of(": LIST 1-6, PROSE 8-8, LIST 10-11"), Parsing.outline(parse()));
    }

    @Test
    void headingsHaveTheirNumbers() {
        var four = "<w:numPr><w:numId w:val=\"4\"/></w:numPr>";
        word.paragraph("<w:pStyle w:val=\"berschrift1\"/>" + list(4, 0), "Parts")
                .paragraph("<w:pStyle w:val=\"berschrift2\"/>" + list(4, 1), "Wheel")
                .paragraph("<w:pStyle w:val=\"berschrift2\"/>" + list(4, 1), "Axle")
                .paragraph("<w:pStyle w:val=\"berschrift1\"/>" + four, "Use");

        assertEquals("# 1 Parts\n\n## 1.1 Wheel\n\n## 1.2 Axle\n\n# 2 Use\n", parse().text());
    }

    private static String list(int list, int level) {
        return "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>";
    }

    @Test
    void drawsTablesWithTheirHead() {
        word.add("<w:tbl><w:tblPr><w:tblLook w:firstRow=\"1\"/></w:tblPr>" + row("Part", "Weight")
                        + row("wheel|rim", "120 kg") + row("axle", "") + "</w:tbl>")
                .add("<w:tbl><w:tblPr><w:tblLook w:firstRow=\"0\"/></w:tblPr>" + row("Name", "Alice")
                        + row("Town", "Rome") + "</w:tbl>")
                .add("<w:tbl>"
                        + row("2025", "").replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")
                        + row("a", "b").replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader w:val=\"true\"/></w:trPr>")
                        + row("1", "2") + "</w:tbl>");

        assertEquals("""
            | Part | Weight |
            | --- | --- |
            | wheel\\|rim | 120 kg |
            | axle |  |

            | Name | Alice |
            | Town | Rome |

            | 2025 |  |
            | a | b |
            | --- | --- |
            | 1 | 2 |
            """, parse().text());
        assertEquals(List.of(": TABLE 1-4, TABLE 6-7, TABLE 9-12"), Parsing.outline(parse()));
    }

    @Test
    void everyPassageOfALongTableHasItsHead() {
        var rows = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            rows.append(row("item number " + i, "weight " + i));
        }
        word.add("<w:tbl>" + row("Item", "Weight") + rows + "</w:tbl>");

        var chunks = new Splitter(new FakeEmbedder(), 100, 160).split(parse());

        assertTrue(chunks.size() > 5);
        for (Chunk chunk : chunks.subList(1, chunks.size())) {
            assertEquals("| Item | Weight |\n| --- | --- |", chunk.lead());
        }
    }

    @Test
    void mergedCellsKeepTheirPlace() {
        word.add("<w:tbl>" + row("Part", "Size", "Use")
                + "<w:tr>" + cell("<w:vMerge w:val=\"restart\"/>", "wheel") + cell("", "1 m") + cell("", "turns")
                + "</w:tr>"
                + "<w:tr>" + cell("<w:vMerge/>", "") + cell("", "2 m") + cell("", "rests") + "</w:tr>"
                + "<w:tr>" + cell("<w:gridSpan w:val=\"2\"/>", "both") + cell("", "end") + "</w:tr>"
                + "<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" + cell("", "last") + "</w:tr></w:tbl>");

        assertEquals("""
            | Part | Size | Use |
            | --- | --- | --- |
            | wheel | 1 m | turns |
            | wheel | 2 m | rests |
            | both |  | end |
            |  |  | last |
            """, parse().text());
    }

    private static String cell(String properties, String words) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p>" + run(words) + "</w:p></w:tc>";
    }

    @Test
    void aTableThatOnlyFramesTextIsText() {
        word.add("<w:tbl><w:tr><w:tc><w:p>" + run("Mind the wheel.") + "</w:p><w:p>" + run("It is heavy.")
                        + "</w:p></w:tc></w:tr></w:tbl>")
                .add("<w:tbl><w:tr><w:tc><w:tbl>" + row("a", "b") + row("1", "2") + "</w:tbl><w:p/></w:tc><w:tc><w:p>"
                        + run("Beside it.") + "</w:p></w:tc></w:tr></w:tbl>");

        assertEquals("""
            Mind the wheel.

            It is heavy.

            | a | b |
            | --- | --- |
            | 1 | 2 |

            Beside it.
            """, parse().text());
    }

    @Test
    void codeKeepsItsLinesAndSpaces() {
        word.paragraph("Write:")
                .styled("Quelltext", "if (open) {")
                .styled("Quelltext", "    close();")
                .add("<w:p><w:pPr><w:pStyle w:val=\"Quelltext\"/></w:pPr>" + run("}") + "<w:r><w:br/></w:r>"
                        + run("end") + "</w:p>")
                .add("<w:p><w:r><w:rPr><w:rStyle w:val=\"Fest\"/></w:rPr><w:t>run it</w:t></w:r></w:p>")
                .add("<w:p>" + run("Or ")
                        + "<w:r><w:rPr><w:rStyle w:val=\"Fest\"/></w:rPr><w:t>this</w:t></w:r></w:p>");

        assertEquals("""
            Write:

            ```
            if (open) {
                close();
            }
            end
            run it
            ```

            Or this
            """, parse().text());
    }

    @Test
    void notesAreWhereTheyAreReferredTo() {
        word.related(
                        "footnotes",
                        "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p>" + run("----") + "</w:p></w:footnote>"
                                + "<w:footnote w:id=\"2\"><w:p>" + run(" since ") + run("1850") + "</w:p></w:footnote>")
                .related("endnotes", "<w:endnote w:id=\"2\"><w:p>" + run("by law") + "</w:p></w:endnote>")
                .add("<w:p>" + run("It turns") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run(" and rests")
                        + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>" + run(".") + "</w:p>");

        assertEquals("It turns (since 1850) and rests (by law).\n", parse().text());
    }

    @Test
    void readsWhatRemainsWhenAllChangesAreAccepted() {
        word.add("<w:p>" + run("The wheel ")
                        + "<w:del><w:r><w:delText>never </w:delText><w:noBreakHyphen/></w:r></w:del><w:ins>"
                        + run("always ") + "</w:ins>" + run("turns.") + "<w:moveFrom>" + run("old")
                        + "</w:moveFrom><w:moveTo>"
                        + run(" Here.") + "</w:moveTo></w:p>")
                .add("<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr></w:pPrChange></w:pPr>"
                        + run("No heading any more.") + "</w:p>")
                .add("<w:tbl>" + row("a", "b") + row("1", "2")
                        + row("gone", "gone").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>") + "</w:tbl>");

        assertEquals("""
            The wheel always turns. Here.

            No heading any more.

            | a | b |
            | --- | --- |
            | 1 | 2 |
            """, parse().text());
    }

    @Test
    void leavesOutTablesOfContentsAndWhatNobodySees() {
        word.add("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of"
                        + " Contents\"/></w:docPartObj></w:sdtPr>"
                        + "<w:sdtContent><w:p>" + run("Contents") + "</w:p></w:sdtContent></w:sdt>")
                .styled("Verzeichnis1", "Start 7")
                .add("<w:p>" + field("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + field("separate")
                        + run("Start 7") + "</w:p><w:p>" + run("Stop 9") + field("end") + run("After it.") + "</w:p>")
                .add("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>" + run("Click to enter text")
                        + "</w:p></w:sdtContent></w:sdt>")
                .add("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>" + run("Shown.") + "</w:p>");

        assertEquals("After it.\n\nShown.\n", parse().text());
    }

    @Test
    void showsTheResultsOfFieldsAndTheWordsOfLinks() {
        word.add("<w:p>" + run("See ") + field("begin") + "<w:r><w:instrText>HYPERLINK \"http://a\"</w:instrText></w:r>"
                + field("separate") + run("the site") + field("end") + run(", ") + "<w:hyperlink r:id=\"r9\">"
                + run("a page")
                + "</w:hyperlink>" + "<w:fldSimple w:instr=\" REF x \">" + run(" and part 3") + "</w:fldSimple>"
                + "</w:p>");

        assertEquals("See the site, a page and part 3\n", parse().text());
    }

    @Test
    void aTableOfContentsWithoutAnEndEndsAtAHeading() {
        word.add("<w:p>" + field("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + field("separate")
                        + run("Start 7") + "</w:p>")
                .styled("berschrift1", "Start")
                .paragraph("Press the button.");

        assertEquals("# Start\n\nPress the button.\n", parse().text());
    }

    private static String field(String type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    }

    @Test
    void boxesAreReadOnceAfterTheirParagraph() {
        var box = "<w:txbxContent><w:p>" + run("In the box.") + "</w:p></w:txbxContent>";
        word.add("<w:p>" + run("Before ") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" + box
                + "</mc:Choice><mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                + run("and after.") + "</w:p>");

        assertEquals("Before and after.\n\nIn the box.\n", parse().text());
    }

    @Test
    void diagramsAreReadAfterTheirParagraph() {
        word.add("<w:p>" + run("Look at this:") + "<w:r><w:drawing><dgm:relIds r:dm=\"rdiagramData\"/></w:drawing>"
                        + "</w:r><w:r><w:drawing><dgm:relIds r:dm=\"nothing\"/></w:drawing></w:r></w:p>")
                .diagram("<dgm:pt><dgm:t><a:p><a:r><a:t>Fill the </a:t></a:r><a:r><a:t>mill.</a:t></a:r></a:p></dgm:t>"
                        + "</dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt>"
                        + "<dgm:pt><dgm:t><a:p><a:r><a:t>Turn it on.</a:t></a:r></a:p></dgm:t></dgm:pt>");

        assertEquals("Look at this:\n\nFill the mill.\n\nTurn it on.\n", parse().text());
    }

    @Test
    void readsTheStrictKindToo() {
        word.styled("Titel", "The mill").add("<w:tbl>" + row("a", "b") + row("1", "2") + "</w:tbl>");
        var strict = Parsing.parse("a.docx", word.strict().bytes());

        assertEquals("The mill", strict.title());
        assertEquals("# The mill\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n", strict.text());
    }

    @Test
    void stylesThatAreBasedOnThemselvesEnd() {
        assertEquals("Words.\n", parse(word.styled("Kreis", "Words.")).text());
    }

    private Document parse() {
        return parse(word);
    }

    private static Document parse(WordWriter word) {
        return Parsing.parse("a.docx", word.bytes());
    }
}
