package dev.docent.format.email;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Span;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.testing.Stride;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmailParserTest {
    @Test
    void aMessageIsItsSubjectItsHeadersAndItsText() {
        var document = parse("a.eml", """
                Received: from x by y
                From: Ada Miller <ada@mill.example>
                To: Bob <bob@mill.example>,
                \teve@mill.example
                Date: Tue, 3 Mar 2026 10:00:00 +0100
                Subject: The violet hat

                It is worn on Thursdays.

                - one
                - two
                """);

        assertEquals("The violet hat", document.title());
        assertEquals("""
                # The violet hat

                From: Ada Miller <ada@mill.example>
                To: Bob <bob@mill.example>, eve@mill.example
                Date: Tue, 3 Mar 2026 10:00:00 +0100

                It is worn on Thursdays.

                - one
                - two
                """, document.text());
        assertEquals(List.of("The violet hat: PROSE 1-1, PROSE 3-5, PROSE 7-7, PROSE 9-10"), outline(document));
        assertEquals("docs/a.eml, message 1", document.location(7, 7).toString());
    }

    @Test
    void headersAreDecodedInEveryEncoding() {
        assertEquals(
                "Grüße aus der Mühle",
                subject("=?UTF-8?B?" + base64("Grüße aus") + "?= =?iso-8859-1?q?_der_M=FChle?="));
        assertEquals("Müller", subject("=?utf-8?Q?M=C3?=\n =?utf-8?Q?=BCller?="), "a character in two words");
        assertEquals("Müller", subject("M\u00c3\u00bcller"), "bytes of UTF-8");
        assertEquals("=?no-such?Q?a?= b", subject("=?no-such?X?a?= b").replace("X", "Q"));
    }

    @Test
    void bodiesAreDecodedByTheirTransferEncodingAndCharset() {
        assertTrue(body("text/plain; charset=iso-8859-15", "quoted-printable", "20 =A4 f=FCr =\nMehl")
                .contains("20 € für Mehl"));
        assertTrue(body("text/plain; charset=\"utf-8\"", "base64", base64("Für\nMehl"))
                .contains("Für\nMehl"));
        assertTrue(body("text/plain", "8bit", "M\u00c3\u00bchle").contains("Mühle"));
        assertTrue(body("text/plain; charset=x-unknown", "7bit", "flour").contains("flour"));
        assertTrue(
                body("text/plain; charset=utf-8", "quoted-printable", "a=ZZ =").contains("a=ZZ ="));
    }

    @Test
    void plainTextIsPreferredToHtml() {
        var text = body("multipart/alternative; boundary=b", "7bit", """
                Preamble.
                --b
                Content-Type: text/plain

                Plain.
                --b
                Content-Type: text/html

                <p>Html.</p>
                --b--
                Epilogue.
                """);

        assertTrue(text.endsWith("\n\nPlain.\n"), text);
        var html = body("multipart/alternative; boundary=\"b;c\"", "7bit", """
                --b;c
                Content-Type: text/plain

                --b;c
                Content-Type: text/html

                <style>p {}</style><h1>Big</h1><p>Only <b>Html</b>.</p><ul><li>one</ul>
                --b;c--
                """);
        assertTrue(html.endsWith("\n\n## Big\n\nOnly Html.\n\n- one\n"), html);
    }

    @Test
    void attachmentsAreNamedAndReadIfTheyAreText() {
        var text = body("multipart/mixed; boundary=b", "7bit", """
                --b

                See below.
                --b
                Content-Type: application/pdf; name="plan.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0=
                --b
                Content-Type: text/plain
                Content-Disposition: attachment; filename*0*=utf-8''M%C3%BC; filename*1=hle.txt

                Twelve wheels.
                --b
                Content-Type: application/pgp-signature

                xyz
                --b--
                """);

        assertTrue(
                text.endsWith("\n\nSee below.\n\nAttachment: plan.pdf\n\nAttachment: Mühle.txt\n\nTwelve wheels.\n"),
                text);
        assertTrue(body("application/pkcs7-mime", "base64", "AAAA")
                .contains("Encrypted content, which Docent cannot read."));
    }

    @Test
    void forwardedMessagesAreMessagesOfTheFile() {
        var document = parse("a.eml", message("multipart/mixed; boundary=b", "7bit", """
                --b

                Look.
                --b
                Content-Type: message/rfc822

                From: eve@mill.example
                Subject: Old news

                The wheel broke.
                --b--
                """));

        assertEquals(
                List.of("S", "S > Old news"),
                document.sections().stream()
                        .map(it -> String.join(" > ", it.headings()))
                        .toList());
        assertEquals(
                List.of(1, 2),
                document.parts().spans().stream().map(Span.Part::first).toList());
    }

    @Test
    void eachMessageOfAMailboxIsASectionOfItsOwn() {
        var document = parse("a.mbox", """
                From bob@x Mon Mar  2 10:00:00 2026
                From: Bob <bob@x>
                Date: Mon, 2 Mar 2026 10:00:00 +0100
                Subject: Hats

                From the mill comes news at 10:00.

                >From here on, it is quoted.
                >>From twice.

                From ada@x Tue Mar  3 10:00:00 2026
                From: ada@x
                Date: Tue, 3 Mar 2026 10:00:00 +0100
                Subject: Hats

                Violet.
                > Which color?
                >> What?
                """);

        assertEquals("a.mbox", document.title());
        assertEquals(
                List.of("Hats (Bob, 2 Mar 2026)", "Hats (ada@x, 3 Mar 2026)"),
                document.sections().stream().map(it -> it.headings().get(0)).toList());
        assertTrue(document.text().contains("\nFrom here on, it is quoted.\n>From twice.\n"), document.text());
        assertTrue(document.text().endsWith("Violet.\n> Which color?\n"), document.text());
        int last = (int) document.text().lines().count();
        assertEquals("docs/a.mbox, message 2", document.location(last, last).toString());
    }

    @Test
    void flowedTextIsJoined() {
        assertTrue(body("text/plain; format=flowed", "7bit", "One \ntwo \nthree.\n> a \n> b\n-- \nAda\n")
                .endsWith("One two three.\n> a b\n--\nAda\n"));
    }

    @Test
    void whatIsNoMessageFails() {
        for (var text : List.of("", "# Notes\n\ntext", "x".repeat(100_000))) {
            var failure = assertThrows(ParseException.class, () -> read(text));
            assertTrue(failure.getMessage().contains("no message"), failure.getMessage());
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileMessagesEnd() throws ParseException {
        var deep = new StringBuilder("Subject: S\nContent-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < Stride.size(20_000, "deep"); i++) {
            deep.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        assertTrue(read(deep.toString()).text().contains("Further parts of this message were not read."));
        var nested = nested(25);
        assertTrue(nested.contains("Further parts of this message were not read."), nested);
        assertFalse(nested.contains("innermost"), nested);
        assertTrue(nested(15).contains("innermost"));
        var forwards = "Subject: S\nContent-Type: message/rfc822\n\n".repeat(Stride.size(100_000, "forwards"));
        assertTrue(read(forwards).text().contains("Further parts"));
        var many = "--b\n\nx\n".repeat(Stride.size(100_000, "many"));
        assertTrue(read(message("multipart/mixed; boundary=b", "7bit", many))
                        .text()
                        .length()
                < 10_000);
        int messages = Stride.size(15_000, "separators");
        var separators = "From a 10:00:00 2026\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n".repeat(messages);
        assertEquals(messages, read(separators).parts().spans().size());
        assertThrows(ParseException.class, () -> read("From a 10:00:00 2026\n\n".repeat(20_001)));
        assertThrows(
                ParseException.class,
                () -> read("Subject: S\n\n" + "x".repeat(Stride.beyond(8 << 20, 50 << 20, "text"))));
        for (var unit : List.of(
                "Subject: ", "a:;\n", " =?utf-8?Q?=\n", "\"", "=?a?B?", "\n", ";x*0=", "<", ">", "> ", "&lt;a")) {
            int times = Stride.size(100_000, unit);
            read("Subject: S\nFrom: " + unit.repeat(times) + "\nContent-Type: multipart/mixed; boundary="
                    + unit.repeat(1000) + "\n\n" + unit.repeat(times));
            read("Subject: S\nContent-Type: text/plain; format=flowed\n\n" + (unit + " \n").repeat(times));
        }
    }

    private static String nested(int levels) throws ParseException {
        return read("Subject: S\nContent-Type: message/rfc822\n\n".repeat(levels) + "Subject: T\n\ninnermost\n")
                .text();
    }

    private static Document read(String bytes) throws ParseException {
        return new EmailParser().parse(new FileContent("docs/a.eml", bytes.getBytes(ISO_8859_1)));
    }

    private static String subject(String header) {
        var bytes = ("Subject: " + header + "\n\ntext\n").getBytes(ISO_8859_1);
        return parse("a.eml", bytes).title();
    }

    private static String body(String type, String encoding, String body) {
        var document = parse("a.eml", message(type, encoding, body).getBytes(ISO_8859_1));
        assertFalse(document.text().contains("Epilogue"));
        return document.text();
    }

    private static String message(String type, String encoding, String body) {
        return "Subject: S\nContent-Type: " + type + "\nContent-Transfer-Encoding: " + encoding + "\n\n" + body;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
