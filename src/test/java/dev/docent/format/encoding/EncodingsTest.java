package dev.docent.format.encoding;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    /** A text in one of the encodings used for its language. */
    record Sample(String language, String encoding, List<String> sentences) {
        Charset charset() {
            return Charset.forName(encoding);
        }

        @Override
        public String toString() {
            return language + " in " + encoding;
        }
    }

    static Stream<Sample> samples() {
        var samples = new ArrayList<Sample>();
        for (var paragraph : resource().split("\n\n")) {
            var lines = paragraph.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                String language = lines.get(0).substring(0, lines.get(0).indexOf(':'));
                for (var encoding :
                        lines.get(0).substring(language.length() + 1).strip().split(" ")) {
                    samples.add(new Sample(language, encoding, lines.subList(1, lines.size())));
                }
            }
        }
        return samples.stream();
    }

    static Stream<Sample> languages() {
        return samples().filter(sample -> sample.encoding().equals(firstEncoding(sample.language())));
    }

    private static String firstEncoding(String language) {
        return samples()
                .filter(sample -> sample.language().equals(language))
                .findFirst()
                .orElseThrow()
                .encoding();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatThePageIsWrittenIn(Sample sample) {
        assertRight(sample, sentences -> "# " + sentences.get(0) + "\n\n" + String.join("\n", sentences) + "\n");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsCodeWithOneCommentThatIsNotAscii(Sample sample) {
        assertRightOrNamed(
                sample,
                "class Orders {\n" + "    int field = compute(1);\n".repeat(60) + "    // "
                        + sample.sentences().get(3) + "\n}\n");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsEachSentenceAloneOrNamesIt(Sample sample) {
        for (var sentence : sample.sentences()) {
            assertRightOrNamed(sample, sentence + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void readsUtf16OfEitherOrderWithoutItsMark(Sample sample) {
        for (var charset : List.of(UTF_16LE, UTF_16BE)) {
            String text = String.join("\r\n", sample.sentences()) + "\r\n";
            assertEquals(
                    Optional.of(Decoded.sure(text)), Encodings.decode("a.txt", text.getBytes(charset)), charset::name);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void strayByteDamagesOnlyItsPlaceAndIsNamed(Sample sample) {
        String text = String.join("\n", sample.sentences()) + "\n";
        byte[] start = "First line.\n".getBytes(UTF_8);
        var decoded = Encodings.decode("a.md", join(start, new byte[] {(byte) 0xFC, ' '}, text.getBytes(UTF_8)))
                .orElseThrow();

        assertEquals("First line.\n\uFFFD " + text, decoded.text());
        assertEquals(
                "it is UTF-8, but 1 place does not fit, the first in line 2; \uFFFD replaces it. Save it as UTF-8",
                decoded.doubt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void byteOrderMarkWinsOverEverything(String name) {
        byte[] bytes = "\uFEFF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><p>Größe, 数据库</p>"
                .getBytes(Charset.forName(name));

        assertEquals(
                Optional.of(Decoded.sure("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><p>Größe, 数据库</p>")),
                Encodings.decode("a.xml", bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.xml  | windows-1251 | <?xml version='1.0' encoding='windows-1251'?>@",
                "a.md   | GBK          | <?xml version=\"1.0\" encoding=\"gb2312\"?>@",
                "a.html | KOI8-R       | <html><head><title>x</title><META http-equiv=Content-Type"
                        + " content=\"text/html; charset=koi8-r\">@",
                "a.htm  | windows-1257 | <meta charset='windows-1257'>@",
                "a.html | Shift_JIS    | <!-- <meta charset=big5> --><meta charset=shift_jis>@",
                "a.css  | EUC-KR       | @charset \"euc-kr\";@",
                "a.py   | KOI8-R       | #!/usr/bin/python@# -*- coding: koi8-r -*-@",
                "a.rb   | Shift_JIS    | # encoding: shift_jis@",
                "a.txt  | windows-1257 | % vim: set fileencoding=cp1257 :@",
                "a.html | ISO-8859-1   | <meta charset=latin1>@",
                "a.py   | ISO-8859-1   | # -*- coding: latin-1 -*-@",
                "a.py   | ISO-8859-1   | # coding=iso_8859_1@",
                "a.el   | ISO-8859-1   | ;; -*- mode: emacs-lisp; coding: iso-latin-1-unix -*-@",
                "a.py   | windows-31j  | # coding: cp932@",
                "a.txt  | windows-1257 | One@Two@Three@vim: ts=4 fenc=cp1257@"
            })
    void whatTheFileSaysWins(String path, String encoding, String head) {
        var charset = Charset.forName(encoding);
        for (var word : List.of("Šis tekstas", "резерв", "备份", "設定", "백업", "Größe")) {
            String text = head.replace('@', '\n').replace("\ncharset", "@charset") + word + "\n";
            if (charset.newEncoder().canEncode(text)) {
                assertEquals(Optional.of(Decoded.sure(text)), Encodings.decode(path, text.getBytes(charset)), text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1257 | @/* vim: set ts=4 fileencoding=cp1257: */@}",
                "KOI8-R       | @@Local Variables:@mode: text@coding: koi8-r@End:@",
                "KOI8-R       | @;; Local Variables:@;; coding: cyrillic-koi8-unix@;; End:@"
            })
    void whatEditorsSayAtTheEndWins(String encoding, String end) {
        var charset = Charset.forName(encoding);
        for (var word : List.of("Šis tekstas", "резерв")) {
            String text = "line\n".repeat(2_000) + word + end.replace('@', '\n');
            if (charset.newEncoder().canEncode(text)) {
                assertEquals(Optional.of(Decoded.sure(text)), Encodings.decode("a.txt", text.getBytes(charset)), text);
            }
        }
    }

    @Test
    void sentencesAboutEditorsSayNothing() {
        for (var sentence : List.of(
                "Set fileencoding=koi8-r in Vim: see the manual.",
                "The section Local Variables: has the line\n\nfor example coding without a colon.")) {
            String text = "line\n".repeat(10) + "Größe, übrig, äußerst\n" + sentence + "\n";
            assertEquals(Optional.of(Decoded.sure(text)), Encodings.decode("a.txt", text.getBytes(UTF_8)));
        }
    }

    @Test
    void headOfHtmlSaysNothingAboutAPageThatShowsIt() {
        String text = "Write `<meta charset=\"windows-1251\">` here. Größe, übrig, äußerst.\n";

        assertEquals(Optional.of(Decoded.sure(text)), Encodings.decode("a.md", text.getBytes(UTF_8)));
    }

    @Test
    void pageThatDeclaresAWrongEncodingIsReadRightAndNamed() {
        var latin = Encodings.decode(
                        "a.html", "<meta charset=iso-8859-1><p>Äpfel für Österreich, größer".getBytes(UTF_8))
                .orElseThrow();
        assertEquals("<meta charset=iso-8859-1><p>Äpfel für Österreich, größer", latin.text());
        assertEquals(
                "it declares the encoding iso-8859-1, but it is UTF-8 and was read as UTF-8. Correct the declaration",
                latin.doubt());

        String russian =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><p>Копии хранятся сорок пять дней и потом удаляются.</p>";
        var cyrillic = Encodings.decode("a.xml", russian.getBytes(Charset.forName("windows-1251")))
                .orElseThrow();
        assertEquals(russian, cyrillic.text());
        assertEquals(
                "it declares the encoding UTF-8, but its bytes do not fit, and it was read as windows-1251. Save it as"
                        + " UTF-8",
                cyrillic.doubt());
    }

    @Test
    void unknownEncodingIsIgnored() {
        String text = "<?xml version=\"1.0\" encoding=\"x-no-such\"?><p>Größe</p>";

        assertEquals(Optional.of(Decoded.sure(text)), Encodings.decode("a.xml", text.getBytes(UTF_8)));
    }

    @Test
    void encodingThatNoLibraryKnowsIsNamed() {
        String text = "Užsakymai kiekvieną naktį antrą valandą išsaugomi archyve.\n";

        var decoded = Encodings.decode("a.txt", text.getBytes(Charset.forName("windows-1257")))
                .orElseThrow();

        assertTrue(decoded.doubt().startsWith("its encoding is unknown, so it was read as windows-125"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copyright © 2004 The Authors\n\nPermission is hereby granted.\n",
                "Meet at the café, it’s “open” – 5 €.\n",
                "See § 4.\n"
            })
    void oneSignOfAWesternTextIsRight(String text) {
        assertEquals(
                text,
                Encodings.decode("a.txt", text.getBytes(Charset.forName("windows-1252")))
                        .orElseThrow()
                        .text());
    }

    @Test
    void binaryFilesHaveNoText() {
        assertEquals(Optional.empty(), Encodings.decode("a.txt", "text\0text".getBytes(UTF_8)));
        assertEquals(Optional.empty(), Encodings.decode("a.txt", new byte[] {'a', 0, 1, 2, 0, 0, (byte) 0x80, 3}));
        assertEquals(Optional.empty(), Encodings.decode("a.txt", "c\0".getBytes(UTF_8)));
        assertEquals(Optional.empty(), Encodings.decode("a.txt", new byte[64]));
    }

    @Test
    void emptyFileIsAnEmptyText() {
        assertEquals(Optional.of(Decoded.sure("")), Encodings.decode("a.txt", new byte[0]));
    }

    private static void assertRight(Sample sample, Page page) {
        String text = page.of(sample.sentences());
        var decoded = Encodings.decode("a.md", text.getBytes(sample.charset())).orElseThrow();
        assertEquals(readable(text, sample), decoded.text());
    }

    private static void assertRightOrNamed(Sample sample, String text) {
        var decoded = Encodings.decode("a.txt", text.getBytes(sample.charset())).orElseThrow();
        if (decoded.doubt().isEmpty()) {
            assertEquals(readable(text, sample), decoded.text());
        }
    }

    /** Returns what of a text the encoding can represent. */
    private static String readable(String text, Sample sample) {
        return new String(text.getBytes(sample.charset()), sample.charset());
    }

    @FunctionalInterface
    private interface Page {
        String of(List<String> sentences);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static String resource() {
        try (var in = EncodingsTest.class.getResourceAsStream("/encodings/texts.txt")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
