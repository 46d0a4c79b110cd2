package dev.docent.format.slides;

import static dev.docent.testing.SlidesWriter.box;
import static dev.docent.testing.SlidesWriter.paragraph;
import static dev.docent.testing.SlidesWriter.run;
import static dev.docent.testing.SlidesWriter.shape;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.format.Parsing;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.SlidesWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlidesParserTest {
    private final SlidesWriter slides = new SlidesWriter();

    @Test
    void eachSlideIsASectionWithItsTitle() {
        slides.slide(shape("ctrTitle", paragraph("The mill")) + shape("subTitle", paragraph("For millers")))
                .slide(shape("body", paragraph("one"), paragraph("two")) + shape("title", paragraph("Parts")))
                .slide("p:sld show=\"0\"", box(paragraph("Nobody shows this.")));

        var document = parse();

        assertEquals("""
            # The mill

            For millers

            # Parts

            - one
            - two

            # Slide 3

            Nobody shows this.
            """, document.text());
        assertEquals("The mill", document.title());
        assertEquals(
                List.of(
                        "The mill: PROSE 1-1, PROSE 3-3",
                        "Parts: PROSE 5-5, LIST 7-8",
                        "Slide 3: PROSE 10-10, PROSE 12-12"),
                Parsing.outline(document));
    }

    @Test
    void citationsNameTheSlide() {
        for (int slide = 1; slide <= 5; slide++) {
            slides.slide(shape("title", paragraph("Part " + slide))
                    + shape("body", paragraph("word ".repeat(60)), paragraph("word ".repeat(60))));
        }

        assertEquals(
                List.of(
                        "docs/a.pptx, slide 1",
                        "docs/a.pptx, slide 2",
                        "docs/a.pptx, slide 3",
                        "docs/a.pptx, slide 4",
                        "docs/a.pptx, slide 5"),
                new Splitter(new FakeEmbedder(), 160, 200)
                        .split(parse()).stream()
                                .map(chunk -> chunk.location())
                                .map(Location::toString)
                                .toList());
    }

    @Test
    void listsHaveTheirLevelsAndNumbers() {
        slides.slide(shape(
                        "body",
                        paragraph("first"),
                        paragraph("<a:pPr lvl=\"1\"/>", "inside"),
                        paragraph("<a:pPr><a:buNone/></a:pPr>", "Plain words."),
                        paragraph("<a:pPr><a:buAutoNum type=\"arabicPeriod\" startAt=\"3\"/></a:pPr>", "open"),
                        paragraph("<a:pPr lvl=\"1\"><a:buAutoNum type=\"alphaLcParenBoth\"/></a:pPr>", "gate"),
                        paragraph("<a:pPr lvl=\"1\"><a:buAutoNum type=\"alphaLcParenBoth\"/></a:pPr>", "door"),
                        paragraph("<a:pPr><a:buAutoNum type=\"arabicPeriod\" startAt=\"3\"/></a:pPr>", "close"))
                + box(paragraph("<a:pPr><a:buChar char=\"o\"/></a:pPr>", "a sign")));

        assertEquals("""
            # Slide 1

            - first
              - inside

            Plain words.

            3. open
              (a) gate
              (b) door
            4. close
            - a sign
            """, parse().text());
    }

    @Test
    void aSingleParagraphIsNoList() {
        slides.slide(shape("title", paragraph("Quote")) + shape("body", paragraph("Turn the wheel."), paragraph("")));

        assertEquals("# Quote\n\nTurn the wheel.\n", parse().text());
    }

    @Test
    void notesFollowTheirSlide() {
        slides.slide(shape("title", paragraph("Parts")) + shape("body", paragraph("A wheel.")))
                .notes(shape("sldImg", paragraph("picture"))
                        + shape("body", paragraph("Say how heavy it is."))
                        + shape("sldNum", paragraph("1")));

        assertEquals("# Parts\n\nA wheel.\n\nNotes:\n\nSay how heavy it is.\n", parse().text());
    }

    @Test
    void leavesOutWhatIsOnEverySlide() {
        slides.slide(shape("title", paragraph("Parts"))
                + shape("ftr", paragraph("Confidential"))
                + shape("dt", paragraph("2024"))
                + shape("sldNum", paragraph("3"))
                + box("<a:p>" + run("Slide ") + "<a:fld type=\"slidenum\"><a:t>3</a:t></a:fld></a:p>"));

        assertEquals("# Parts\n\nSlide\n", parse().text());
    }

    @Test
    void drawsTables() {
        slides.slide("<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow=\"1\"/>"
                + row("<a:tc>", "Part", "<a:tc>", "Size")
                + row("<a:tc rowSpan=\"2\">", "wheel", "<a:tc>", "1 m")
                + row("<a:tc vMerge=\"1\">", "", "<a:tc>", "2 m")
                + row("<a:tc gridSpan=\"2\">", "all", "<a:tc hMerge=\"1\">", "")
                + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");

        assertEquals("""
            # Slide 1

            | Part | Size |
            | --- | --- |
            | wheel | 1 m |
            | wheel | 2 m |
            | all |  |
            """, parse().text());
    }

    private static String row(String first, String words, String second, String others) {
        return "<a:tr>" + first + "<a:txBody>" + paragraph(words) + "</a:txBody></a:tc>" + second + "<a:txBody>"
                + paragraph(others) + "</a:txBody></a:tc></a:tr>";
    }

    @Test
    void readsGroupsAndDrawingsAndCode() {
        slides.slide("<p:grpSp><p:grpSp>" + box(paragraph("In a group.")) + "</p:grpSp></p:grpSp>"
                        + "<p:graphicFrame><dgm:relIds r:dm=\"d\"/></p:graphicFrame>"
                        + box("<a:p><a:r><a:rPr><a:latin typeface=\"Consolas\"/></a:rPr><a:t>if (x)"
                                + " {</a:t></a:r><a:br/><a:r><a:rPr><a:latin"
                                + " typeface=\"Consolas\"/></a:rPr><a:t>  y</a:t></a:r></a:p>"))
                .drawing("<dgm:pt><dgm:t>" + paragraph("Head") + "</dgm:t></dgm:pt><dgm:pt><dgm:t>" + paragraph("Hand")
                        + "</dgm:t></dgm:pt>");

        assertEquals("""
            # Slide 1

            In a group.

            ```
            if (x) {
              y
            ```

            Head

            Hand
            """, parse().text());
    }

    @Test
    void theTitleIsNeverTheNumberOfASlide() {
        slides.slide(box(paragraph("Words.")));
        assertEquals("a.pptx", parse().title());

        slides.slide(shape("title", paragraph("Parts")));
        assertEquals("Parts", parse().title());
    }

    @Test
    void anEmptyTableIsNothing() {
        slides.slide("<a:tbl>" + row("<a:tc>", "", "<a:tc>", "") + "</a:tbl>").slide(box(paragraph("Words.")));

        assertEquals("# Slide 2\n\nWords.\n", parse().text());
    }

    @Test
    void aSlideOfPicturesKeepsItsNumber() {
        slides.slide("<p:pic/>").slide(box(paragraph("Words.")));

        assertEquals("# Slide 2\n\nWords.\n", parse().text());
        assertEquals("docs/a.pptx, slide 2", parse().location(1, 3).toString());
    }

    @Test
    void readsTheStrictKindToo() {
        slides.strict().slide(shape("title", paragraph("Parts")) + box(paragraph("A wheel.")));

        assertEquals("# Parts\n\nA wheel.\n", parse().text());
    }

    private Document parse() {
        return Parsing.parse("a.pptx", slides.bytes());
    }
}
