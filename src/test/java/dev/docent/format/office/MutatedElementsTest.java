package dev.docent.format.office;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.ingest.read.Formats;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.OdfWriter;
import dev.docent.testing.SheetsWriter;
import dev.docent.testing.SlidesWriter;
import dev.docent.testing.Stride;
import dev.docent.testing.WordWriter;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements that stand where the standards do not allow them are read or refused, and nothing else happens. */
class MutatedElementsTest {
    private static final int MUTATIONS = 150;
    private static final String TABLE =
            "<table:table table:name='A'><table:table-row><table:table-cell><text:p>a</text:p>"
                    + "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>";
    private static final String FRAME =
            "<draw:frame presentation:class='title'><draw:text-box><text:list><text:list-item>"
                    + "<text:p>a<text:note><text:note-body><text:p>b<text:span>c</text:span></text:p></text:note-body></text:note></text:p>"
                    + "</text:list-item></text:list></draw:text-box></draw:frame>";

    private enum Format {
        WORD(
                "a.docx",
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:pPr><w:pStyle"
                        + " w:val='Title'/></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t><w:fldChar"
                        + " w:fldCharType='begin'/></w:r></w:p></w:tc>"
                        + "</w:tr></w:tbl><w:p><w:r><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></w:r></w:p>") {
            @Override
            byte[] file(String xml) {
                return new WordWriter().add(xml).paragraph("words").bytes();
            }
        },
        SLIDES(
                "a.pptx",
                "<p:sp><p:nvPr><p:ph"
                        + " type='title'/></p:nvPr><p:txBody><a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>a</a:t></a:r>"
                        + "<a:fld><a:t>b</a:t></a:fld></a:p></p:txBody></p:sp><a:tbl><a:tblPr/><a:tr><a:tc><a:txBody><a:p><a:r><a:t>c"
                        + "</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>") {
            @Override
            byte[] file(String xml) {
                return new SlidesWriter().slide(xml).slide(xml).notes(xml).bytes();
            }
        },
        SHEETS(
                "a.xlsx",
                "<x:row r='3'><x:c r='B3' t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c><x:c"
                        + " s='1'><x:f>b</x:f><x:v>7</x:v></x:c></x:row><x:row r='3'><x:c"
                        + " t='b'><x:v>1</x:v></x:c></x:row><x:mergeCell ref='A1:B7'/>") {
            @Override
            byte[] file(String xml) {
                return new SheetsWriter().sheet("A", xml).sheet("B", xml).bytes();
            }
        },
        DRAWINGS(
                "a.xlsx",
                "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:row>4"
                        + "</xdr:row></xdr:to><xdr:grpSp><xdr:sp><xdr:txBody><a:p><a:r><a:t>a</a:t></a:r><a:br/></a:p>"
                        + "</xdr:txBody></xdr:sp></xdr:grpSp><dgm:relIds r:dm='m'/></xdr:twoCellAnchor>") {
            @Override
            byte[] file(String xml) {
                return new SheetsWriter()
                        .sheet("A", SheetsWriter.row(2, "words"))
                        .drawing(xml + xml)
                        .diagram(xml)
                        .bytes();
            }
        },
        TEXT("a.odt", "<text:h>a</text:h>" + TABLE + "<text:p>" + FRAME + "</text:p>") {
            @Override
            byte[] file(String xml) {
                return OdfWriter.text().add(xml).bytes();
            }
        },
        ODF_SLIDES(
                "a.odp",
                "<draw:page>" + FRAME + "<presentation:notes>" + FRAME + "</presentation:notes>" + TABLE
                        + "</draw:page>") {
            @Override
            byte[] file(String xml) {
                return OdfWriter.slides().add(xml).add(xml).bytes();
            }
        },
        ODF_SHEETS(
                "a.ods",
                TABLE
                        + TABLE.replace(
                                        "<table:table-row>",
                                        "<table:shapes>" + FRAME + "</table:shapes><table:table-row>")
                                .replace("<text:p>a</text:p>", "<text:p>a</text:p>" + FRAME)) {
            @Override
            byte[] file(String xml) {
                return OdfWriter.sheets().add(xml).bytes();
            }
        };

        private final String name;
        private final String xml;

        Format(String name, String xml) {
            this.name = name;
            this.xml = xml;
        }

        abstract byte[] file(String xml);

        private List<String> elements() {
            return Pattern.compile("<([\\w:-]+)")
                    .matcher(xml)
                    .results()
                    .map(name -> name.group(1))
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadOrRefused(Format format) {
        var elements = format.elements();
        var random = new Random(17);
        for (int i = 0; i < Stride.trials(MUTATIONS); i++) {
            var xml = format.xml;
            for (int change = random.nextInt(4); change >= 0; change--) {
                var from = elements.get(random.nextInt(elements.size()));
                var to = elements.get(random.nextInt(elements.size()));
                xml = xml.replaceAll("(</?)" + from + "(?=[ >/])", "$1" + to);
            }
            read(format, xml);
        }
    }

    private static void read(Format format, String xml) {
        var parser = Formats.all().parser(format.name).orElseThrow();
        try {
            var document = parser.parse(new FileContent(format.name, format.file(xml)));
            new Splitter(new FakeEmbedder(), 100, 160).split(document);
        } catch (ParseException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("this file "), xml);
        } catch (RuntimeException e) {
            throw new AssertionError(xml, e);
        }
    }
}
