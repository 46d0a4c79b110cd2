package dev.docent.format.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import dev.docent.format.ParseException;
import dev.docent.format.Parsing;
import dev.docent.testing.Stride;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManParserTest {
    private static final String MAN = """
            .\\" A comment
            .TH "RESTIC BACKUP" 1 "Jan 2017"
            .SH NAME
            restic\\-backup \\- Back up \\fIfiles\\fR \\(em all of them
            .SH OPTIONS
            .TP
            \\fB\\-n\\fR, \\fB\\-\\-dry\\-run\\fR
            Do not write anything.
            .IP
            Only print it.
            .TP
            .BI \\-o " FILE"
            Write to
            .IR FILE .
            .SS "Exit status"
            .PP
            .B Important
            for scripts:
            .IP \\(bu 2
            0 is success
            .RS
            .PP
            always
            .RE
            .PP
            .nf
            restic backup \\e
              \\-\\-dry\\-run
            .fi
            .PP
            Done.
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RESTIC BACKUP | restic\\-generate \\- Make files | restic-generate(1)",
                "GIT\\-LOG | git-log - Show commits | git-log(1)",
                "CTIME | asctime, ctime \\- Convert dates | ctime(1)",
                "FOO | The library of Foo | foo(1)",
            })
    void theNamesInThePageDecideAboutItsTitle(String title, String name, String expected) throws ParseException {
        var page = ".TH \"" + title + "\" 1\n.SH NAME\n" + name + "\n";

        var document = new ManParser().parse(new FileContent("a.1", page.getBytes(StandardCharsets.UTF_8)));

        assertEquals(expected, document.title());
        assertEquals("# " + expected, document.text().lines().findFirst().orElseThrow());
    }

    private static final String MDOC = """
            .Dd November 28, 2022
            .Dt SSH 1
            .Os
            .Sh NAME
            .Nm ssh
            .Nd remote login client
            .Sh SYNOPSIS
            .Nm
            .Op Fl 46A
            .Op Fl L Ar port : Ns Ar host
            .Sh DESCRIPTION
            .Bl -tag -width Ds
            .It Fl a , Fl -agent
            Disables the agent.
            .Pp
            See
            .Xr ssh-agent 1 .
            .It Fl p Ar port
            The port.
            .El
            .Pp
            Read
            .Dq all
            of it.
            .Bl -bullet
            .It
            First
            .El
            .Bd -literal
            ssh host
            .Ed
            """;

    @Test
    void readsThePagesOfMan() {
        var document = Parsing.parse("restic-backup.1", MAN);

        assertEquals("restic-backup(1)", document.title());
        assertEquals("""

                # restic-backup(1)
                ## NAME
                restic-backup - Back up files — all of them
                ## OPTIONS

                - `-n`, `--dry-run`:
                  Do not write anything.

                  Only print it.

                - `-o` FILE:
                  Write to
                  FILE.
                ### Exit status

                **Important**
                for scripts:

                - 0 is success


                  always


                ```
                restic backup \\
                  --dry-run
                ```

                Done.
                """, document.text());
        assertEquals(
                List.of(
                        ": PROSE 2-2",
                        "NAME: PROSE 3-4",
                        "OPTIONS: PROSE 5-5, LIST 7-10, LIST 12-14",
                        "OPTIONS > Exit status: PROSE 15-15, PROSE 17-18, LIST 20-23, CODE 26-29, PROSE 31-31"),
                Parsing.outline(document));
    }

    @Test
    void readsThePagesOfMdoc() {
        var document = Parsing.parse("ssh.1", MDOC);

        assertEquals("ssh(1)", document.title());
        assertEquals("""

                # ssh(1)

                ## NAME
                ssh
                – remote login client
                ## SYNOPSIS
                ssh
                [-46A]
                [-L port:host]
                ## DESCRIPTION

                - `-a, --agent`:
                  Disables the agent.

                  See
                  ssh-agent(1).
                - `-p port`:
                  The port.


                Read
                “all”
                of it.


                - First

                ```
                ssh host
                ```
                """, document.text());
        assertEquals(
                List.of(
                        ": PROSE 2-2",
                        "NAME: PROSE 4-6",
                        "SYNOPSIS: PROSE 7-10",
                        "DESCRIPTION: PROSE 11-11, LIST 13-17, LIST 18-19, PROSE 22-24, LIST 27-27, CODE 29-31"),
                Parsing.outline(document));
    }

    @Test
    void readsTermsThatProgramsWriteWithIndentedDescriptions() {
        var document = Parsing.parse("a.1", """
                .SH OPTIONS
                \\fB-n\\fP[=false]
                	do nothing

                .PP
                \\-f, \\-\\-force
                .RS 4
                .PP
                Do it.
                .RE
                After
                """);

        assertEquals(
                "## OPTIONS\n- `-n`[=false]:\n  do nothing\n\n\n- `-f, --force`:\n\n\n  Do it.\n\nAfter\n",
                document.text());
        assertEquals(List.of("OPTIONS: PROSE 1-1, LIST 2-3, LIST 6-9, PROSE 11-11"), Parsing.outline(document));
    }

    @Test
    void readsTheBranchesForTerminalsAndLeavesOutDefinitions() {
        var text = """
                .TH A 1
                .de URL
                not read
                ..
                .ie n \\{\\
                \\h'-04'\\(bu\\h'+03'\\c
                .\\}
                .el \\{\\
                .IP \\(bu 2.3
                not read
                .\\}
                An item
                .if t not read
                .if n read
                .ig
                not read
                ..
                .ig END
                not read
                .END
                """;

        assertEquals(
                "# a(1)\n\n\n\n\n\n\n\n\n\n\n- An item\n\n  read\n\n\n\n\n\n\n",
                Parsing.parse("a.1", text).text());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "\\fBgit add\\fP it,`git add` it",
                "\\fBNote\\fR well,**Note** well",
                "\\f(CWls\\fR and \\f[B]cd\\f[],`ls` and `cd`",
                "\\*(Aqa\\*(Aq \\(lqb\\(rq,'a' “b”",
                "a\\&b\\|c\\ d\\~e,abc d e",
                "\\s-1SMALL\\s0 \\s12x\\s'10'y,SMALL xy",
                "C:\\erun \\[u00E9]\\[aq],C:\\run é'",
                "a \\\" comment,a",
                "\\fBa`b\\fR,a`b",
                "end\\,end",
                "\\fBopen,`open`",
                "\\h'open,||",
                "\\[u D800\\]x,x"
            })
    void readsEscapes(String roff, String markdown) {
        assertEquals(markdown, RoffText.markdown(roff).strip());
    }

    @Test
    void readsArgumentsInQuotes() {
        assertEquals(
                new MacroCall("B", List.of("a b", "c\"d", "")),
                MacroCall.of(".B \"a b\" \"c\"\"d\" \"\" \\\" comment"));
        assertEquals(new MacroCall("", List.of()), MacroCall.of("."));
    }

    @Test
    void readsOtherFilesOfTheseNamesByTheirContent() {
        assertEquals(
                "Release notes of the version\n",
                Parsing.parse("release-0.9", "Release notes of the version\n").text());
        for (var content : List.of("12:00:01 GET /a 200\n12:00:02 GET /b 404\n", "\0ELF")) {
            var file = new FileContent("x/server.log.1", content.getBytes(StandardCharsets.UTF_8));
            assertThrows(NotProseException.class, () -> new ManParser().parse(file));
        }
    }

    /** Whatever is damaged, there is a document with the lines of the file, or a reason. */
    @Test
    void keepsTheLinesOfDamagedPages() {
        var random = new Random(11);
        var marks = "\\.'\"{}()[]\nfBTPSHifn*- \t";
        for (int i = 0; i < Stride.trials(1500); i++) {
            var text = new StringBuilder(i % 2 == 0 ? MAN : MDOC);
            for (int change = random.nextInt(15); change > 0; change--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), "" + marks.charAt(random.nextInt(marks.length())));
            }
            try {
                var file = new FileContent("x/a.1", text.toString().getBytes(StandardCharsets.UTF_8));
                var document = new ManParser().parse(file);
                assertEquals(
                        file.text().lines().count(), document.text().lines().count(), text::toString);
            } catch (ParseException e) {
                assertEquals(false, String.valueOf(e.getMessage()).isBlank());
            }
        }
    }
}
