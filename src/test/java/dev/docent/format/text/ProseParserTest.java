package dev.docent.format.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import dev.docent.format.Parsing;
import dev.docent.testing.Stride;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseParserTest {
    private static final String NO_PROSE = "text that is not prose, such as data, code or a list of names";
    private static final String NOTE = """
            Bugfix: Restore no longer fails on Windows

            Files with long names could not be restored.
            They can now.

            https://example.org/issues/1570
            """;

    @Test
    void readsProseAndTakesAFirstLineThatStandsAloneAsTitle() {
        var document = Parsing.parse("changelog/issue-1570", NOTE);

        assertEquals("Bugfix: Restore no longer fails on Windows", document.title());
        assertEquals(List.of(": PROSE 1-1, PROSE 3-4, PROSE 6-6"), Parsing.outline(document));
        assertEquals(NOTE, document.text());
    }

    @Test
    void readsUnderlinedHeadingsAsInPlainText() {
        var document = Parsing.parse("LICENSE.MIT", "Terms\n=====\n\n- You may use all of this.\n");

        assertEquals("Terms", document.title());
        assertEquals(List.of("Terms: PROSE 1-2, PROSE 4-4"), Parsing.outline(document));
    }

    @Test
    void isNamedByTheFileIfItsFirstLineBelongsToAParagraph() {
        assertEquals(
                "story",
                Parsing.parse("story", "It was a dark\nand stormy night.\n").title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Enhancement: Add a backend\n\nhttps://example.org/pull/975\nhttps://example.org/pull/648\n",
                "Copyright (c) 2014, 2015 The Authors <a@example.org>\nAll rights reserved.\n",
                "Größe und Maße werden überall in Metern angegeben.\n",
                "これは文書の索引を作成する方法についての説明です。\n",
                "คู่มือนี้อธิบายวิธีการติดตั้งโปรแกรมทั้งหมด\n",
                "Эта страница описывает, как собрать программу.\n"
            })
    void readsProse(String text) {
        assertEquals(text, Parsing.parse("note", text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2\n",
                "correct horse battery\n",
                "1 2 3\n4 5 6\n",
                "apple\nbanana\ncherry\ndate\nfig\n",
                "DATABASE_URL=postgres://db\nPASSWORD=hunter2\nTOKEN=abc\nMODE=fast\n",
                "dGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZQ==\nbGF6eSBkb2cgYW5kIHJ1bnMgYXdheSBmcm9t\n",
                "!function(e,t){var n=e[0];for(;n<t;)n+=e(n);return n}(window,42);var a=b?c:d;\n",
                "golang.org/x/net v0.7.0 h1:rJrUqqhjsgNp7KqAIc25s9pZnMU7TUcSY7HcVZdjn1g=\n",
                "{\"name\": \"a\", \"version\": 1, \"files\": [\"b\", \"c\"], \"x\": {\"y\": 2}}\n",
                "local x = foo(bar)\nfor i=1,#x do print(x[i]) end\nreturn {x=x}\n",
                "[section]\nkey = value1\nother = /usr/lib64\n"
            })
    void leavesOutWhatIsNoProse(String text) {
        assertEquals(NO_PROSE, refusal("data", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysWhatElseAFileIs() {
        assertEquals("a binary file of an unknown format", refusal("a", new byte[] {'E', 'L', 'F', 0, 1, 2}));
        assertEquals("a script of an unknown language", refusal("a", "#!/bin/x\nsay these words aloud\n".getBytes()));
        assertEquals("text with control characters", refusal("a", "some words are \u001b[1mbold\n".getBytes()));
        assertEquals(
                "it contains a key or a certificate",
                refusal("a", "Here is my secret key.\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n".getBytes()));
        assertEquals("text in an unknown encoding", refusal("a", "für\n".getBytes(Charset.forName("windows-1252"))));
    }

    /** Whatever a file contains, it is read or left out with a reason. */
    @Test
    void neverFails() {
        var random = new Random(7);
        for (int i = 0; i < Stride.trials(2000); i++) {
            byte[] bytes = (NOTE + "a\t|-=`~{}").repeat(2).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(12); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                new ProseParser().parse(new FileContent("docs/note", bytes));
            } catch (NotProseException e) {
                assertEquals(false, String.valueOf(e.getMessage()).isBlank());
            }
        }
    }

    private static String refusal(String name, byte[] bytes) {
        var file = new FileContent("docs/" + name, bytes);
        return String.valueOf(assertThrows(NotProseException.class, () -> new ProseParser().parse(file))
                .getMessage());
    }
}
