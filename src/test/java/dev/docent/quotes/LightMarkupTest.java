package dev.docent.quotes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.format.Parsing;
import dev.docent.retrieval.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightMarkupTest {
    @Test
    void asciiDocHasNoGapsInItsTables() {
        assertEquals(
                "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n|\n",
                markdown("adoc", "| a | b |\n|---|---|\n| 1 | 2 |\n|\n|\n| 3 | 4 |\n\n|\n"));
    }

    @Test
    void quotesOfAsciiDocHaveNoMarkup() {
        var document = Parsing.parse("a.adoc", """
                [[keys]]
                == Keys

                NOTE: Keep *every* key <<keys,safe>>, see <<keys>> and {nbsp}https://x.org[the site].

                [%header]
                |===
                |Name |Use
                |a |{asterisk}first{asterisk}
                |===
                """);
        var location = new Location("docs/a.adoc", 1, 10);
        var passage = new Passage(location, "Keys", List.of("Keys"), BlockKind.PROSE, document.text(), 1);

        assertEquals(
                List.of(
                        "Note: Keep every key safe, see Keys and  [the site](https://x.org).",
                        "| Name | Use |\n|---|---|\n| a | *first* |"),
                PassageParts.of(passage).stream().map(PassagePart::text).toList());
    }

    @Test
    void reStructuredTextIsMarkdownWithLinesThatFillTables() {
        assertEquals(
                "# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                markdown("rst", "# Title\n\n| a | b |\n|\n|---|---|\n| 1 | 2 |\n  |\n"));
    }

    @Test
    void headOfSeparatedValuesHasARule() {
        assertEquals(
                "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | |\n", markdown("csv", "|| a || b ||\n| 1 | 2 |\n|\n| 3 | |\n"));
    }

    @Test
    void plainTextHasOnlyItsHeadings() {
        assertEquals("## Sub\ntext::\n  x\n", markdown("txt", "Sub\n~~~\ntext::\n  x\n"));
        assertEquals("# a\n~~~\nb\n~~~\n", markdown("md", "# a\n~~~\nb\n~~~\n"));
    }

    private static String markdown(String extension, String text) {
        return String.join(
                        "\n",
                        LightMarkup.markdown("page." + extension, text.lines().toList())) + "\n";
    }
}
