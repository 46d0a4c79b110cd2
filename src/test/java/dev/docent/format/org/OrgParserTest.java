package dev.docent.format.org;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.format.Parsing;
import dev.docent.testing.Stride;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgParserTest {
    private static final String TEXT = """
            #+TITLE: The *manual*
            #+OPTIONS: toc:nil
            # a comment
            Read [[https://example.org/a][the site]] first.
            * TODO [#A] Install =docent= [1/2] :ops:urgent:
            :PROPERTIES:
            :ID: 17
            :END:
            Run it.

            - [ ] one
            - two :: the /second/
              goes on
            ** Sub
            #+caption: Commands
            #+begin_src sh -n
            * no headline
            #+end_src
            | Tenant | *Builds* |
            |--------+----------|
            | a      | 1        |
            #+TBLFM: $2=1
            : fixed text
            #+begin_quote
            Wise words[fn:1]
            #+end_quote
            #+begin_comment
            hidden
            #+end_comment
            #+BEGIN_SRC sh
            never closed
            """;

    @Test
    void becomesMarkdownWithTheLinesOfTheFile() {
        var document = Parsing.parse("a.org", TEXT);

        assertEquals("The **manual**", document.title());
        assertEquals("""
                # The **manual**


                Read [the site](https://example.org/a) first.
                # Install `docent` (TODO; ops, urgent)



                Run it.

                - [ ] one
                - **two**: the *second*
                  goes on
                ## Sub
                **Commands**
                ```sh
                * no headline
                ```
                | Tenant | **Builds** |
                |--------|----------|
                | a      | 1        |

                    fixed text

                Wise words[^1]





                never closed
                """, document.text());
        assertEquals(
                List.of(
                        ": PROSE 1-1, PROSE 4-4",
                        "Install `docent`: PROSE 5-5, PROSE 9-9, LIST 11-13",
                        "Install `docent` > Sub: PROSE 14-15, CODE 16-18, TABLE 19-21, CODE 23-23, PROSE 25-25, PROSE"
                                + " 31-31"),
                Parsing.outline(document));
    }

    @Test
    void namesStatesOfTheDocumentsOwn() {
        assertEquals(
                "\n# Write (DRAFT)\n# TODOs\n## DONE\n",
                Parsing.parse("a.org", "#+TODO: DRAFT(d) | SENT\n* DRAFT Write\n* TODOs\n** DONE\n")
                        .text());
    }

    @Test
    void showsWhatIsNoDrawer() {
        assertEquals(
                ":note:\ntext\n# A\n:END:\n",
                Parsing.parse("a.org", ":note:\ntext\n* A\n:END:\n").text());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "*a b* c,**a b** c",
                "2*3*4,2*3*4",
                "* a*,* a*",
                "=a*b*=,`a*b*`",
                "~x~.,`x`.",
                "_u_ +s+,u ~~s~~",
                "path/to/file,path/to/file",
                "snake_case_ x,snake_case_ x",
                "[[#part]],part",
                "[[id:17][the part]],the part",
                "[[file:a.org][A]],[A](a.org)",
                "[[https://a.b/c]],https://a.b/c",
                "[[open,[[open",
                "*open,*open"
            })
    void readsEmphasisAndLinks(String org, String markdown) {
        assertEquals(markdown, OrgText.markdown(org));
    }

    @Test
    void keepsTheLinesOfDamagedDocuments() {
        var random = new Random(3);
        var marks = "*#+:|[]=~/_\n -:";
        for (int i = 0; i < Stride.trials(1500); i++) {
            var text = new StringBuilder(TEXT);
            for (int change = random.nextInt(12); change > 0; change--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), "" + marks.charAt(random.nextInt(marks.length())));
            }
            assertEquals(
                    text.toString().lines().count(),
                    Parsing.parse("a.org", text.toString()).text().lines().count(),
                    text::toString);
        }
    }
}
