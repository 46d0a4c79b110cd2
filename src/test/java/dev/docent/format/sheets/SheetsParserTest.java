package dev.docent.format.sheets;

import static dev.docent.testing.SheetsWriter.box;
import static dev.docent.testing.SheetsWriter.cells;
import static dev.docent.testing.SheetsWriter.over;
import static dev.docent.testing.SheetsWriter.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Span;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Parsing;
import dev.docent.format.Rendition;
import dev.docent.format.zip.UnreadableException;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.SheetsWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetsParserTest {
    private final SheetsWriter sheets = new SheetsWriter();

    @Test
    void eachSheetIsASectionWithItsTables() {
        sheets.sheet("Prices", row(1, "Item", "Price") + row(2, "wheel|rim", "120") + row(3, "axle", "80.5"))
                .sheet("Empty", "")
                .sheet("People", row(1, "Name", "Town") + row(2, "Al", "Rome") + row(3, "Bo", "Oslo"));

        var document = parse();

        assertEquals("""
            # Prices

            || Item || Price ||
            | wheel\\|rim | 120 |
            | axle | 80.5 |

            # People

            || Name || Town ||
            | Al | Rome |
            | Bo | Oslo |
            """, document.text());
        assertEquals(
                List.of("Prices: PROSE 1-1, TABLE 3-5", "People: PROSE 7-7, TABLE 9-11"), Parsing.outline(document));
        assertEquals("a.xlsx", document.title());
    }

    @Test
    void citationsNameTheSheetAndTheRows() {
        sheets.sheet("Prices", row(3, "Item", "Price") + row(4, "wheel", "120") + row(5, "axle", "80"))
                .sheet("More", row(1, "Item", "Price") + row(2, "rim", "7"));

        var document = parse();

        assertEquals(
                "docs/a.xlsx, sheet Prices, rows 4-5", document.location(4, 5).toString());
        assertEquals("docs/a.xlsx, sheet More, row 2", document.location(10, 10).toString());
        assertEquals(
                "docs/a.xlsx, sheet Prices, rows 3-5", document.location(1, 5).toString());
    }

    @Test
    void everyPassageHasTheHeadAndNamesItsRows() {
        var rows = new StringBuilder(row(1, "Item", "Row"));
        for (int i = 2; i <= 300; i++) {
            rows.append(i % 50 == 0 ? "" : row(i, "item number " + i, "row " + i));
        }
        var chunks = new Splitter(new FakeEmbedder(), 100, 160).split(parse(sheets.sheet("All", rows.toString())));

        assertTrue(chunks.size() > 5);
        for (var chunk : chunks.subList(1, chunks.size())) {
            var place = (Span.Cells) chunk.location().span();
            var lines = chunk.text().lines().toList();
            assertEquals("|| Item || Row ||", chunk.lead());
            assertEquals(place.last() - place.first() + 1, lines.size());
            assertTrue(
                    lines.get(0).equals("|") || lines.get(0).endsWith("| row " + place.first() + " |"),
                    lines::toString);
        }
    }

    @Test
    void boxesFollowTheirSheetAndNameTheRowsBelowThem() {
        sheets.sheet("Prices", row(1, "Item", "Price") + row(2, "wheel", "120") + row(3, "axle", "80"))
                .drawing(over(2, 3, box("Prices hold until May.", "Ask Al.")) + over(1, 1, box("For dealers only.")))
                .sheet("Plan", "")
                .drawing(over(4, 9, box("Nothing is planned.")));

        var document = parse();

        assertEquals("""
            # Prices

            || Item || Price ||
            | wheel | 120 |
            | axle | 80 |

            For dealers only.

            Prices hold until May.

            Ask Al.

            # Plan

            Nothing is planned.
            """, document.text());
        assertEquals("docs/a.xlsx, sheet Prices, row 3", document.location(5, 5).toString());
        assertEquals("docs/a.xlsx, sheet Prices, row 1", document.location(7, 7).toString());
        assertEquals(
                "docs/a.xlsx, sheet Prices, rows 2-3", document.location(9, 9).toString());
        assertEquals(
                "docs/a.xlsx, sheet Plan, rows 4-9", document.location(15, 15).toString());
    }

    @Test
    void readsGroupsAndDiagramsAndFieldsAndBreaksOfBoxes() {
        sheets.sheet("A", row(1, "x"))
                .drawing(over(
                                1,
                                2,
                                "<xdr:grpSp>" + box("in a group") + "<xdr:grpSp>" + box("deeper")
                                        + "</xdr:grpSp></xdr:grpSp>")
                        + over(3, 3, "<xdr:graphicFrame><dgm:relIds r:dm=\"m\"/></xdr:graphicFrame>")
                        + over(
                                4,
                                4,
                                "<xdr:sp><xdr:txBody><a:p><a:r><a:t>two</a:t></a:r><a:br/><a:fld><a:t>lines</a:t>"
                                        + "</a:fld></a:p><a:p/></xdr:txBody></xdr:sp>")
                        + over(
                                5,
                                5,
                                "<mc:AlternateContent><mc:Choice>" + box("new") + "</mc:Choice><mc:Fallback>"
                                        + box("old") + "</mc:Fallback></mc:AlternateContent>")
                        + over(6, 6, "<xdr:pic/>")
                        + "<xdr:absoluteAnchor>" + box("anywhere") + "</xdr:absoluteAnchor>")
                .diagram("<dgm:pt><dgm:t><a:p><a:r><a:t>a step</a:t></a:r></a:p></dgm:t></dgm:pt>");

        assertEquals(
                List.of("anywhere", "in a group", "deeper", "a step", "two lines", "new"),
                parse().text().lines().skip(4).filter(line -> !line.isEmpty()).toList());
    }

    @Test
    void boxesOfAStrictWorkbookAreReadToo() {
        sheets.strict().sheet("A", "").drawing(over(1, 1, box("strict")));

        assertEquals("# A\n\nstrict\n", parse().text());
    }

    @Test
    void rowsOfABoxThatNoSheetHasAreTheNearestOnes() {
        sheets.sheet("A", row(7, "x"))
                .drawing(over(-5, -9, box("above"))
                        + over(9_000_000, 3, box("below"))
                        + over(3, 2_000_000, box("long")));

        var document = parse();

        assertEquals("docs/a.xlsx, sheet A, row 1", document.location(5, 5).toString());
        assertEquals("docs/a.xlsx, sheet A, rows 3-7", document.location(7, 7).toString());
        assertEquals(
                "docs/a.xlsx, sheet A, row 1048576", document.location(9, 9).toString());
    }

    @Test
    void readsTextsNumbersTruthAndErrors() {
        sheets.sheet(
                "A",
                cells(
                        1,
                        sheets.shared("<x:t>shared</x:t>"),
                        sheets.shared("<x:r><x:t>ri</x:t></x:r><x:r><x:t>ch_x000D_"
                                + " text</x:t></x:r><x:rPh><x:t>ruby</x:t></x:rPh>"),
                        "<x:c><x:f>1+2</x:f><x:v>3</x:v></x:c>",
                        "<x:c t=\"str\"><x:f>A1</x:f><x:v>of a formula</x:v></x:c>",
                        "<x:c t=\"b\"><x:v>1</x:v></x:c>",
                        "<x:c t=\"e\"><x:v>#N/A</x:v></x:c>",
                        "<x:c t=\"d\"><x:v>2024-03-01T00:00:00</x:v></x:c>",
                        "<x:c t=\"s\"><x:v>99</x:v></x:c>",
                        "<x:c r=\"J1\"><x:v>0.30000000000000004</x:v></x:c>"));

        assertEquals(
                "# A\n\n| shared | rich text | 3 | of a formula | TRUE | #N/A | 2024-03-01 | 0.3 |\n", parse().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "45352; yyyy-mm-dd; 2024-03-01",
                "45352; d. mmmm yyyy; 2024-03-01",
                "45352; [$-407]d/m/yy@; 2024-03-01",
                "45352.75; dd.mm.yyyy hh:mm; 2024-03-01 18:00",
                "45352.75; h:mm:ss AM/PM; 18:00:00",
                "45352; mmm yy; 2024-03",
                "45352; yyyy; 2024",
                "1.5; [h]:mm; 36:00",
                "0.125; 0.0%; 12.5%",
                "0.5; 0%; 50%",
                "1234.5; '#,##0.00'; '1,234.50'",
                "1234.5; '\"$\"#,##0'; '$1,235'",
                "1234.5; '#,##0.00\\ [$€-407]'; '1,234.50 €'",
                "-12; '0.0_);(0.0)'; -12.0",
                "12; '0\" km\"'; 12 km",
                "3; General; 3",
                "1e20; General; 1.0E20",
                "1E-12; 0.00E+00; 1.0E-12",
                "12; '[Red]0'; 12",
                "7; '_-* #,##0 \"d\"_-'; 7 d",
                "99999999; yyyy-mm-dd; 9.9999999E7",
                "-5; yyyy-mm-dd; -5",
                "1e400; 0.0; Infinity"
            })
    void showsNumbersAsPeopleSeeThem(String value, String format, String shown) {
        sheets.sheet("A", cells(1, sheets.number(value, format)));

        assertEquals("# A\n\n" + shown + "\n", parse().text());
    }

    @ParameterizedTest
    @CsvSource({
        "14, 2024-03-01",
        "22, 2024-03-01 00:00",
        "10, 4535200.00%",
        "45, 00:00:00",
        "57, 2024-03-01",
        "12, 45352"
    })
    void knowsTheFormatsThatAreInNoFile(int format, String shown) {
        sheets.sheet("A", cells(1, sheets.number("45352", format)));

        assertEquals("# A\n\n" + shown + "\n", parse().text());
    }

    @Test
    void countsDaysAsTheWorkbookDoes() {
        sheets.since1904().sheet("A", cells(1, sheets.number("0", "yyyy-mm-dd")));
        assertEquals("# A\n\n1904-01-01\n", parse().text());

        var early = new SheetsWriter();
        assertEquals(
                "# A\n\n1900-01-01\n",
                parse(early.sheet("A", cells(1, early.number("1", "yyyy-mm-dd"))))
                        .text());
    }

    @Test
    void linesAboveATableAreText() {
        sheets.sheet(
                "A",
                row(1, "Prices of 2024")
                        + row(3, "in euro")
                        + row(4, "Item", "Price")
                        + row(5, "wheel", "120")
                        + row(9, "Item", "Weight")
                        + row(10, "rim", "7")
                        + row(12, "Name", "Age")
                        + row(13, "Al", "3"));

        assertEquals("""
            # A

            Prices of 2024

            in euro

            || Item || Price ||
            | wheel | 120 |

            || Item || Weight ||
            | rim | 7 |

            || Name || Age ||
            | Al | 3 |
            """, parse().text());
    }

    @Test
    void anEmptyRowDoesNotEndATable() {
        sheets.sheet("A", row(1, "Item", "Price") + row(2, "wheel", "120") + row(4, "axle", "80"));

        assertEquals("# A\n\n|| Item || Price ||\n| wheel | 120 |\n|\n| axle | 80 |\n", parse().text());
        assertEquals("docs/a.xlsx, sheet A, row 4", parse().location(6, 6).toString());
    }

    @Test
    void aTableOfTheWorkbookHasTheHeadThatItSays() {
        sheets.sheet("A", row(1, "x", "x") + row(2, "x", "2") + row(3, "x", "y") + row(4, "1", "2"))
                .table("A3:B4");

        assertEquals("# A\n\n| x | x |\n| x | 2 |\n\n|| x || y ||\n| 1 | 2 |\n", parse().text());
    }

    @Test
    void mergedCellsAreInEachOfTheirRows() {
        sheets.sheet(
                "A",
                row(1, "Part", "Size") + row(2, "wheel", "1") + row(3, "", "2") + row(4, "axle", "3"),
                "<x:mergeCells><x:mergeCell ref=\"A2:A3\"/><x:mergeCell ref=\"A4:A1048576\"/><x:mergeCell"
                        + " ref=\"??\"/></x:mergeCells>");

        assertEquals("# A\n\n|| Part || Size ||\n| wheel | 1 |\n| wheel | 2 |\n| axle | 3 |\n", parse().text());
    }

    @Test
    void emptyColumnsAreLeftOutAndRowsSorted() {
        sheets.sheet(
                "A",
                "<x:row r=\"7\"><x:c r=\"XFD7\"><x:v>2</x:v></x:c><x:c r=\"C7\"><x:v>1</x:v></x:c></x:row><x:row"
                        + " r=\"6\"><x:c r=\"C6\"><x:v>8</x:v></x:c><x:c r=\"XFD6\"><x:v>9</x:v></x:c><x:c"
                        + " r=\"XFE6\"><x:v>5</x:v></x:c></x:row><x:row r=\"1048577\"><x:c><x:v>5</x:v></x:c></x:row>");

        assertEquals("# A\n\n| 8 | 9 |\n| 1 | 2 |\n", parse().text());
    }

    @Test
    void aLongColumnIsAListAndAShortOneIsText() {
        sheets.sheet("A", row(1, "one") + row(2, "two") + row(3, "three") + row(4, "four"))
                .sheet("A ", row(1, "one") + row(2, "two"));

        assertEquals("# A\n\n| one |\n| two |\n| three |\n| four |\n\n# A (2)\n\none\n\ntwo\n", parse().text());
    }

    @Test
    void readsTheStrictKindToo() {
        assertEquals(
                "# A\n\n|| Item || Price ||\n| rim | 7 |\n",
                parse(sheets.strict().sheet("A", row(1, "Item", "Price") + row(2, "rim", "7")))
                        .text());
    }

    @Test
    void refusesTooManyRows() {
        var rows = new StringBuilder();
        for (int i = 1; i <= 50_001; i++) {
            rows.append("<x:row><x:c><x:v>").append(i * 7919 % 1_000_003).append("</x:v></x:c></x:row>");
        }
        var file = new FileContent("a.xlsx", sheets.sheet("A", rows.toString()).bytes());

        assertEquals(
                "this file takes too much to read: it has more than 50000 rows. Split it, or save it anew",
                assertThrows(ParseException.class, () -> new SheetsParser().parse(file))
                        .getMessage());
    }

    @Test
    void refusesRowsThatAreDrawnVeryWide() {
        var sheet = new Sheet("A", new SheetLimits());
        for (int i = 1; i <= 3000; i++) {
            sheet.put(i, i, SheetCell.of("words", false));
            sheet.put(i, i + 1, SheetCell.of("words", false));
        }

        assertEquals(
                "this file takes too much to read: it has too much text. Split it, or save it anew",
                assertThrows(UnreadableException.class, () -> new SheetWriter(new Rendition()).write(sheet))
                        .getMessage());
    }

    private Document parse() {
        return parse(sheets);
    }

    private static Document parse(SheetsWriter sheets) {
        return Parsing.parse("a.xlsx", sheets.bytes());
    }
}
