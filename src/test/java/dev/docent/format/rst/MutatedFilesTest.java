package dev.docent.format.rst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.docent.corpus.Document;
import dev.docent.format.Parsing;
import dev.docent.testing.Stride;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to the lines of a file, it is read, keeps its lines, and has each line in at most one block. */
class MutatedFilesTest {
    private static final int FILES = 3_000;

    /** Every construct that the parser knows, once. */
    private static final String FILE = """
            =====
            Guide
            =====

            :Author: Ada
            :orphan:

            .. _top: https://example.org

            Part with ``code``
            ------------------

            Text with :ref:`a title <top>`, *em*, **strong**, `link <https://example.org>`_, |name|, [1]_ and top_::

                literal
                  block

            .. note:: Remark
               goes on.

               - item

                 .. code-block:: sh

                    run

               #. number

            .. versionadded:: 2.0

            .. py:function:: f(a)
                             f(a, b)
               :noindex:

               Body.

               .. option:: -a

                  Option.

            term : kind
                meaning

            -a, --all  All of it
            --file=F   A file

            | line
            | block

                quote

            +-----+-----+
            | a   | b   |
            +=====+=====+
            | 1   | 2   |
            +-----+-----+

            ===  ===
            a    b
            ===  ===
            1    2
            ===  ===

            .. list-table:: T
               :header-rows: 1

               * - a
                 - b
               * - 1
                 - 2

            .. csv-table::
               :header: a, "b"

               1, "2
               3"

            >>> 1 + 1
            2

            .. parsed-literal::

               *x*

            .. figure:: a.png
               :alt: A

               Caption.

            .. toctree::

               Title <page>

            .. only:: html

               Shown
               ~~~~~

            .. glossary::

               one
               two
                  Both.

            .. |name| replace:: Docent
            .. [1] Note.
            .. comment
            """;

    @Test
    void everyMutationIsReadWithItsLines() {
        var random = new Random(7);
        for (int i = 0; i < Stride.trials(FILES); i++) {
            String text = mutated(random);
            var document = Parsing.parse("a.rst", text);

            assertEquals(lineCount(text), lineCount(document.text()), text);
            assertEquals(List.of(), overlaps(document), text);
        }
    }

    private static String mutated(Random random) {
        var lines = new ArrayList<>(FILE.lines().toList());
        for (int change = 1 + random.nextInt(12); change > 0; change--) {
            int at = random.nextInt(lines.size());
            int other = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(7)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(other));
                case 2 -> lines.set(at, "   " + line);
                case 3 -> lines.set(at, line.stripLeading());
                case 4 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                case 5 -> lines.set(at, line + lines.get(other).strip());
                default -> lines.set(at, line + "::*`|_\\".charAt(random.nextInt(7)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static int lineCount(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Returns the blocks that begin before the block above has ended, and written lines that are in no block. */
    private static List<String> overlaps(Document document) {
        var lines = document.text().split("\n", -1);
        var found = new ArrayList<String>();
        int last = 0;
        for (var section : document.sections()) {
            for (var block : section.blocks()) {
                if (block.startLine() <= last) {
                    found.add("overlap " + block);
                }
                Arrays.fill(lines, block.startLine() - 1, block.endLine(), "");
                last = block.endLine();
            }
        }
        Arrays.stream(lines)
                .filter(line -> !line.isEmpty())
                .map(line -> "in no block: " + line)
                .forEach(found::add);
        return found;
    }

    @Test
    void nothingOfItsMarkupIsLeft() {
        var text = Parsing.parse("a.rst", FILE).text();

        for (var markup : List.of(":ref:", "::\n", ".. ", "``code", "|name|", "`_", "\n---", "\n===")) {
            assertFalse(text.contains(markup), () -> markup + " is left in:\n" + text);
        }
    }
}
