package dev.docent.format.asciidoc;

import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.testing.Stride;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file says, its document has its lines, and each line with words is in exactly one block. */
class AsciiDocMutationsTest {
    private static final int MUTATIONS = 5000;

    private static final List<String> PIECES = List.of(
            "----",
            "....",
            "====",
            "****",
            "____",
            "++++",
            "////",
            "--",
            "|===",
            "!===",
            ",===",
            "```",
            "+",
            "",
            "[source,java]",
            "[NOTE]",
            "[cols=\"1a,2*\",%header]",
            "[[id]]",
            ".Title",
            "* item",
            "** item",
            ". item",
            "term::",
            "term:: text",
            "<1> callout",
            "  indented",
            "|a |b",
            "2+|c .2+|d",
            "a|* x",
            "!n",
            "== Heading",
            "Heading\n-------",
            ":a: {b} <<id>>",
            ":a!:",
            "ifdef::a[]",
            "ifndef::a[]",
            "endif::[]",
            "ifdef::b[text]",
            "include::x[]",
            "image::x[alt]",
            "NOTE: text",
            "'''",
            "// comment",
            "words <<id,\nlabel>> https://x.org[a\nb]",
            "*a `b _c #d",
            "footnote:[a\nb]",
            "{a}{b}{nbsp}",
            "line +",
            "x <1>",
            "é\uD83D\uDE00");

    @Test
    void everyLineWithWordsIsInExactlyOneBlock() {
        for (int seed = 0; seed < Stride.trials(MUTATIONS); seed++) {
            String text = mutation(new Random(seed));
            try {
                check(text, parse("a.adoc", text));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ":\n" + text, e);
            }
        }
    }

    private static String mutation(Random random) {
        var lines = new ArrayList<String>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            boolean whole = random.nextInt(8) > 0 || piece.isEmpty();
            lines.add(whole ? piece : piece.substring(random.nextInt(piece.length())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void check(String text, Document document) {
        var lines = Lines.of(document.text());
        assertEquals(Lines.of(text).count(), lines.count(), "lines");
        int last = 0;
        for (var section : document.sections()) {
            for (var block : section.blocks()) {
                assertBlank(lines, last + 1, block.startLine() - 1);
                assertTrue(block.startLine() > last, "block at " + block.startLine() + " after " + last);
                assertEquals(lines.text(block.startLine(), block.endLine()), block.text());
                last = block.endLine();
            }
        }
        assertBlank(lines, last + 1, lines.count());
    }

    private static void assertBlank(Lines lines, int first, int last) {
        for (int line = first; line <= last; line++) {
            assertTrue(lines.isBlank(line), "line " + line + " is in no block: " + lines.line(line));
        }
    }
}
