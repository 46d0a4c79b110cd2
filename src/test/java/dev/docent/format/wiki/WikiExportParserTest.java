package dev.docent.format.wiki;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Stride;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WikiExportParserTest {
    private static final String EXPORT = """
            <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
              <siteinfo>
                <sitename>Mill &amp; Co</sitename>
              </siteinfo>
              <page>
                <title>Hats &amp; coats</title>
                <ns>0</ns>
                <revision>
                  <text xml:space="preserve">Old.</text>
                </revision>
                <revision>
                  <text bytes="9" xml:space="preserve">{{Infobox
            | color = {{violet}}
            }}The '''miller''' wears a [[Hat|violet hat]]&lt;ref name="a"&gt;No.&lt;/ref&gt; on [[Thursday]]s.

            == When &lt;code&gt;it&lt;/code&gt; rains ==
            * one [https://x.example label]
            ** deeper
            # first &lt;!-- a
            comment --&gt;
            {| class="wikitable"
            |+ Prices
            ! Tenant !! style="a=b" | Sacks
            |-
            | Ada || 7
            |-
            | Bob
            | [[File:a.png|thumb|A [[x]] picture]] 8
            |}
            &lt;syntaxhighlight lang="bash"&gt;
            ls [[x]] &amp;lt;
            &lt;/syntaxhighlight&gt;
            End. __NOTOC__ [[Category:Clothes]]</text>
                </revision>
              </page>
              <page>
                <title>Template:Infobox</title>
                <ns>10</ns>
                <revision><text>Template text</text></revision>
              </page>
              <page>
                <title>Cap</title>
                <ns>0</ns>
                <redirect title="Hats" />
                <revision><text>#REDIRECT [[Hats]]</text></revision>
              </page>
            </mediawiki>
            """;

    @Test
    void eachPageIsASectionWithTheLinesOfTheFile() {
        var document = parse("a.xml", EXPORT);

        assertEquals("Mill & Co", document.title());
        assertEquals(EXPORT.lines().count(), document.text().lines().count());
        assertEquals(
                List.of(
                        "Hats & coats: PROSE 6-6, PROSE 14-14",
                        "Hats & coats > When `it` rains: PROSE 16-16, LIST 17-19, TABLE 22-28, CODE 30-32, PROSE 33-33",
                        "Cap: PROSE 42-42, PROSE 45-45"),
                outline(document));
        assertFalse(document.text().contains("Template text"));
    }

    @Test
    void markupBecomesMarkdown() {
        var lines = parse("a.xml", EXPORT).text().lines().toList();

        assertEquals("# Hats & coats", lines.get(5));
        assertEquals(
                List.of(
                        "The miller wears a violet hat on Thursdays.",
                        "",
                        "## When `it` rains",
                        "- one label",
                        "  - deeper",
                        "1. first",
                        "",
                        "",
                        "Prices",
                        "| Tenant | Sacks |",
                        "| --- | --- |",
                        "| Ada | 7 |",
                        "|",
                        "| Bob | 8 |",
                        "|",
                        "",
                        "```bash",
                        "ls [[x]] <",
                        "```",
                        "End."),
                lines.subList(13, 33));
        assertEquals("See Hats", lines.get(44));
    }

    @Test
    void otherXmlStaysAsItIs() {
        assertEquals(
                List.of(": CODE 1-1", "a > mediawiki: CODE 2-2"), outline(parse("a.xml", "<a>\n<mediawiki/></a>\n")));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileExportsEnd() {
        for (var unit : List.of(
                "{{",
                "}}",
                "[[",
                "[[File:",
                "[[a|",
                "&lt;ref&gt;",
                "&lt;!--",
                "&amp;",
                "{|\n",
                "|a||",
                "!a\n",
                "|-\n",
                "&lt;pre&gt;\n",
                "=a=\n",
                "= ",
                "''",
                "*",
                "[http://a ",
                "&lt;code&gt;",
                "<text>",
                "<page>",
                "<title>",
                "<page><title>a</title><text>b\n",
                "&#x;",
                "{|\n|a\n{|\n")) {
            var text = "<mediawiki>\n<page>\n<title>T</title>\n<text>" + unit.repeat(Stride.size(20_000, unit))
                    + "</text></page></mediawiki>\n";
            var document = parse("a.xml", text);
            assertEquals(
                    text.lines().count(),
                    document.text().chars().filter(c -> c == '\n').count(),
                    unit);
        }
        var bomb =
                "<!DOCTYPE a [<!ENTITY x \"y\">]><mediawiki><page><title>a</title><text>&x;</text></page></mediawiki>";
        assertTrue(parse("a.xml", bomb).text().contains("&x;"));
    }
}
