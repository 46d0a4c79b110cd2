package dev.docent.format.opendocument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Document;
import dev.docent.format.Parsing;
import dev.docent.testing.OdfWriter;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OpenDocumentParserTest {
    private static final String STYLES = """
        <style:style style:family="paragraph" style:name="Title"/>
        <style:style style:family="paragraph" style:name="Preformatted_20_Text"><style:text-properties style:font-name="Liberation Mono"/></style:style>
        <style:style style:family="text" style:name="Source_20_Text"><style:text-properties fo:font-family="'Courier New'"/></style:style>
        <text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>
        <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
        """;

    private static final String OWN = """
        <style:style style:family="paragraph" style:name="P1" style:parent-style-name="Title"/>
        <style:style style:family="paragraph" style:name="P2" style:parent-style-name="Preformatted_20_Text"/>
        <style:style style:family="paragraph" style:name="P3" style:parent-style-name="P3"/>
        <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
        <text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>
        """;

    @Nested
    class Text {
        private final OdfWriter odt = OdfWriter.text().ownStyles(OWN);

        @Test
        void findsTitlesHeadingsAndTheirNumbers() {
            odt.styles(STYLES)
                    .title("Report")
                    .paragraph("P1", "The mill")
                    .heading(1, "Start")
                    .paragraph("Press the button.")
                    .heading(2, "In winter")
                    .paragraph("P3", "Warm it first.")
                    .heading(1, "Stop");

            var document = parse();

            assertEquals(
                    List.of(
                            "The mill: PROSE 1-1",
                            "1 Start: PROSE 3-3, PROSE 5-5",
                            "1 Start > 1.1 In winter: PROSE 7-7, PROSE 9-9",
                            "2 Stop: PROSE 11-11"),
                    Parsing.outline(document));
            assertEquals("The mill", document.title());
        }

        @Test
        void theTitleIsThatOfThePropertiesIfTheTextHasNone() {
            assertEquals(
                    "Report of 2024",
                    parse(odt.title("Report  of 2024").paragraph("Words.")).title());
        }

        @Test
        void countsTheItemsOfLists() {
            odt.add("<text:list text:style-name=\"L1\">"
                            + item("open", "<text:list>" + item("gate") + item("door") + "</text:list>")
                            + item("close", "<text:p>softly</text:p>") + "</text:list>")
                    .paragraph("Then:")
                    .add("<text:list text:style-name=\"L1\" text:continue-numbering=\"true\">" + item("wait")
                            + "</text:list>")
                    .paragraph("And:")
                    .add("<text:list text:style-name=\"L2\">" + item("oil") + "</text:list>");

            assertEquals("""
                1. open
                  (a) gate
                  (b) door
                2. close

                softly

                Then:

                3. wait

                And:

                - oil
                """, parse().text());
        }

        private static String item(String... content) {
            return "<text:list-item><text:p>" + content[0] + "</text:p>" + (content.length > 1 ? content[1] : "")
                    + "</text:list-item>";
        }

        @Test
        void drawsTablesWithTheirHead() {
            odt.add("<table:table><table:table-header-rows>" + row("Part", "Size")
                    + "</table:table-header-rows><table:table-row><table:table-cell"
                    + " table:number-rows-spanned=\"2\"><text:p>wheel</text:p></table:table-cell>"
                    + cell("1 m") + "</table:table-row>"
                    + "<table:table-row><table:covered-table-cell/>" + cell("2 m")
                    + "</table:table-row><table:table-row><table:table-cell"
                    + " table:number-columns-spanned=\"2\"><text:p>all</text:p></table:table-cell>"
                    + "<table:covered-table-cell/></table:table-row></table:table>");

            assertEquals("""
                | Part | Size |
                | --- | --- |
                | wheel | 1 m |
                | wheel | 2 m |
                | all |  |
                """, parse().text());
        }

        @Test
        void codeKeepsItsLinesAndSpaces() {
            odt.styles(STYLES)
                    .paragraph("P2", "if (open) {")
                    .paragraph("P2", "<text:s text:c=\"4\"/>close();<text:line-break/>}")
                    .paragraph("<text:span text:style-name=\"Source_20_Text\">run it</text:span>")
                    .paragraph("Or <text:span text:style-name=\"Source_20_Text\">this</text:span>.");

            assertEquals("```\nif (open) {\n    close();\n}\nrun it\n```\n\nOr this.\n", parse().text());
        }

        @Test
        void notesAndBoxesAreWhereTheyBelong() {
            odt.paragraph(
                    "It turns<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>since</text:p><text:p>1850</text:p></text:note-body></text:note>"
                            + " and <text:a>rests</text:a><draw:frame><draw:text-box><text:p>In the"
                            + " box.</text:p></draw:text-box><svg:title>picture</svg:title></draw:frame>.");

            assertEquals("It turns (since 1850) and rests.\n\nIn the box.\n", parse().text());
        }

        @Test
        void leavesOutWhatNobodySees() {
            odt.add("<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
                            + "</text:changed-region></text:tracked-changes>")
                    .add("<text:table-of-content><text:index-body><text:p>Start"
                            + " 7</text:p></text:index-body></text:table-of-content>")
                    .paragraph("Shown<office:annotation><text:p>comment</text:p></office:annotation>.")
                    .add("<text:section><text:p>In a section.</text:p></text:section>");

            assertEquals("Shown.\n\nIn a section.\n", parse().text());
        }

        private Document parse() {
            return parse(odt);
        }

        private static Document parse(OdfWriter odt) {
            return Parsing.parse("a.odt", odt.bytes());
        }
    }

    @Nested
    class Slides {
        private final OdfWriter odp = OdfWriter.slides().ownStyles(OWN);

        @Test
        void eachSlideIsASectionWithItsNotes() {
            odp.add("<draw:page>" + frame("title", "<text:p>The</text:p><text:p>mill</text:p>")
                            + frame(
                                    "outline",
                                    "<text:list text:style-name=\"L2\"><text:list-item><text:p>one</text:p>"
                                            + "</text:list-item></text:list>")
                            + frame("footer", "<text:p>every page</text:p>")
                            + "<presentation:notes>" + frame("page", "") + frame("notes", "<text:p>Say this.</text:p>")
                            + "</presentation:notes></draw:page>")
                    .add("<draw:page/>")
                    .add("<draw:page><draw:g><draw:custom-shape><text:p>In a"
                            + " shape.</text:p></draw:custom-shape></draw:g></draw:page>");

            var document = Parsing.parse("a.odp", odp.bytes());

            assertEquals("# The mill\n\n- one\n\nNotes:\n\nSay this.\n\n# Slide 3\n\nIn a shape.\n", document.text());
            assertEquals("The mill", document.title());
            assertEquals("docs/a.odp, slide 1", document.location(1, 7).toString());
            assertEquals("docs/a.odp, slide 3", document.location(11, 11).toString());
        }

        private static String frame(String use, String text) {
            return "<draw:frame presentation:class=\"" + use + "\"><draw:text-box>" + text
                    + "</draw:text-box></draw:frame>";
        }
    }

    @Nested
    class Sheets {
        private final OdfWriter ods = OdfWriter.sheets();

        @Test
        void readsWhatPeopleSee() {
            ods.add("<table:table table:name=\"Prices\">" + row("Item", "Price", "Since")
                    + "<table:table-row>" + cell("wheel")
                    + "<table:table-cell office:value-type=\"currency\" office:value=\"120\"><text:p>120,00"
                    + " €</text:p></table:table-cell><table:table-cell office:value-type=\"date\""
                    + " office:date-value=\"2024-03-01T00:00:00\"><text:p>01.03.24</text:p>"
                    + "<office:annotation><text:p>comment</text:p></office:annotation></table:table-cell></table:table-row>"
                    + "<table:table-row>" + cell("axle<text:s/>of oak")
                    + "<table:table-cell office:value-type=\"boolean\""
                    + " office:boolean-value=\"true\"/><table:table-cell office:value-type=\"float\""
                    + " office:value=\"2.5\"/></table:table-row></table:table>");

            var document = Parsing.parse("a.ods", ods.bytes());

            assertEquals("""
                # Prices

                || Item || Price || Since ||
                | wheel | 120,00 € | 2024-03-01 |
                | axle of oak | TRUE | 2.5 |
                """, document.text());
            assertEquals(
                    "docs/a.ods, sheet Prices, rows 2-3",
                    document.location(4, 5).toString());
            assertEquals("a.ods", document.title());
        }

        @Test
        void boxesFollowTheirSheetAndAreNoPartOfTheirCell() {
            var inCell =
                    "<draw:frame table:end-cell-address=\"Prices.C4\"><draw:text-box><text:p>Until<text:line-break/>"
                            + "May.</text:p></draw:text-box></draw:frame>";
            ods.add("<table:table table:name=\"Prices\"><table:shapes><draw:g><draw:custom-shape><text:p>For"
                    + " dealers.</text:p></draw:custom-shape></draw:g></table:shapes>" + row("Item", "Price")
                    + "<table:table-row><table:table-cell office:value-type=\"string\">" + inCell
                    + "<text:p>wheel</text:p></table:table-cell>" + cell("120") + "</table:table-row>"
                    + row("axle", "80") + "</table:table>");

            var document = Parsing.parse("a.ods", ods.bytes());

            assertEquals("""
                # Prices

                || Item || Price ||
                | wheel | 120 |
                | axle | 80 |

                For dealers.

                Until May.
                """, document.text());
            assertEquals(
                    "docs/a.ods, sheet Prices, rows 1-3",
                    document.location(7, 7).toString());
            assertEquals(
                    "docs/a.ods, sheet Prices, rows 2-4",
                    document.location(9, 9).toString());
        }

        @Test
        void rowsAndCellsThatAreStoredOnceAreRead() {
            ods.add("<table:table table:name=\"A\"><table:table-row"
                    + " table:number-rows-repeated=\"4\"><table:table-cell/>"
                    + "</table:table-row><table:table-header-rows>" + row("a", "b", "c")
                    + "</table:table-header-rows>"
                    + "<table:table-row table:number-rows-repeated=\"2\">"
                    + cell("x")
                            .replace("<table:table-cell", "<table:table-cell" + " table:number-columns-repeated=\"2\"")
                    + "<table:table-cell"
                    + " table:number-columns-repeated=\"16000\"/></table:table-row><table:table-row"
                    + " table:number-rows-repeated=\"1048000\"><table:table-cell"
                    + " table:number-columns-repeated=\"16384\"/></table:table-row></table:table><table:table"
                    + " table:name=\"A\">" + row("other") + "</table:table>");

            var document = Parsing.parse("a.ods", ods.bytes());

            assertEquals("# A\n\n|| a || b || c ||\n| x | x |  |\n| x | x |  |\n\n# A (2)\n\nother\n", document.text());
            assertEquals("docs/a.ods, sheet A, row 5", document.location(3, 3).toString());
        }

        @Test
        void mergedCellsAreInEachOfTheirRows() {
            ods.add("<table:table table:name=\"A\">" + row("Part", "Size")
                    + "<table:table-row><table:table-cell"
                    + " table:number-rows-spanned=\"2\"><text:p>wheel</text:p></table:table-cell>"
                    + cell("1") + "</table:table-row>"
                    + "<table:table-row><table:covered-table-cell/>" + cell("2") + "</table:table-row></table:table>");

            assertEquals(
                    "# A\n\n|| Part || Size ||\n| wheel | 1 |\n| wheel | 2 |\n",
                    Parsing.parse("a.ods", ods.bytes()).text());
        }
    }

    private static String row(String... cells) {
        var row = new StringBuilder("<table:table-row>");
        for (var cell : cells) {
            row.append(cell(cell));
        }
        return row.append("</table:table-row>").toString();
    }

    private static String cell(String words) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + words + "</text:p></table:table-cell>";
    }
}
