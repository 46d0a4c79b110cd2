package dev.docent.quotes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LightMarkupTest {
    @Test
    void asciiDocBecomesMarkdown() {
        assertEquals("""
                # Title

                ## Run

                Text.



                Mind the gap.


                ````sh
                ls -l
                == no heading
                ````
                **Limits**

                |Tenant |Builds|
                |---|---|

                |a |1|

                - one
                   - two
                1. first
                """, markdown("adoc", """
                        = Title

                        == Run

                        Text.

                        [NOTE]
                        ====
                        Mind the gap.
                        ====

                        [source,sh]
                        ----
                        ls -l
                        == no heading
                        ----
                        .Limits
                        |===
                        |Tenant |Builds

                        |a |1
                        |===
                        * one
                        ** two
                        . first
                        // nobody reads this
                        """));
    }

    @Test
    void orgBecomesMarkdown() {
        assertEquals(
                "## PassagePart\n````c\nint a;\n````\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                markdown(
                        "org",
                        "#+TITLE: T\n** PassagePart\n#+BEGIN_SRC c\nint a;\n#+END_SRC\n| a | b |\n|---+---|\n| 1 | 2 |\n"));
    }

    @Test
    void reStructuredTextIsMarkdownWithLinesThatFillTables() {
        assertEquals(
                "# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                markdown("rst", "# Title\n\n| a | b |\n|\n|---|---|\n| 1 | 2 |\n  |\n"));
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
