package dev.docent.format.frontmatter;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "---@title: Read me@draft: no@---@                             | 4 | Read me",
                "---@Title: Read me@---@                                       | 3 | Read me",
                "---@title: >-@  Order a@  second monitor@weight: 3@---@       | 6 | Order a second monitor",
                "---@title: >@  Folded@@  twice@---@                           | 6 | Folded twice",
                "---@title: @  on the@  next lines@---@                        | 5 | on the next lines",
                "---@title: BAR@  Line one@  line two@---@                     | 5 | Line one line two",
                "---@title: \"The \\\"blue\\\" queue\\u2026\"@---@             | 3 | The \"blue\" queue…",
                "---@title: 'It''s here' # in the menu@---@                    | 3 | It's here",
                "---@title: Leave and holidays # shown in the menu@---@        | 3 | Leave and holidays",
                "---@title: 2.10@---@                                          | 3 | 2.10",
                "---@title: No@---@                                            | 3 | No",
                "---@other: {title: inner}@description: BAR@  title: x@title: Outer@---@ | 6 | Outer",
                "---@title: Setup: the whole story@tags: [a@---@               | 4 | Setup: the whole story",
                "---@title: Dots@...@                                          | 3 | Dots",
                "+++@title = \"Rotate the keys\"@weight = 40@date = 2026-01-01@[params]@title = \"inner\"@+++@ | 7 |"
                        + " Rotate the keys",
                "+++@title = '''@Two@lines'''@+++@                             | 5 | Two lines",
                "+++@weight = 1@title = 'Single \"quoted\"'@+++@               | 4 | Single \"quoted\"",
                "{@\t\"title\": \"Badges \\u2013 for {visitors}\",@\t\"menu\": {@\t\t\"weight\": 3@\t}@}@ | 6 | Badges"
                        + " – for {visitors}",
                "{\"title\":\"On one line\"}@                                  | 1 | On one line"
            })
    void providesTheTitleAndIsNotText(String head, int lastLine, String title) {
        String text = head.replace('@', '\n').replace("BAR", "|") + "\nVisitors get a badge.\n";
        var document = parse("a.md", text);

        assertEquals(title, document.title());
        int body = lastLine + 2;
        assertEquals(List.of(": PROSE " + body + "-" + body), outline(document));
        assertEquals(text, document.text(), "the lines are those of the file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\n# only a comment\n---\n# Heading\n",
                "---\n---\n# Heading\n",
                "---\nweight: 3\n---\n# Heading\n",
                "---\ntitle:\n---\n# Heading\n",
                "---\ntitle: [a, b]\n---\n# Heading\n",
                "+++\nweight = 3\n+++\n# Heading\n",
                "+++\nthis is a mistake\n+++\n# Heading\n",
                "{\"weight\": 3}\n# Heading\n"
            })
    void withoutATitleTheHeadingIsTheTitle(String text) {
        var document = parse("a.md", text);

        assertEquals("Heading", document.title());
        assertEquals(1, document.sections().size());
        assertEquals(List.of("Heading"), document.sections().get(0).headings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\nA sentence between two lines across the page.\n\n---\n",
                "---\n\ntitle: no\n\n---\n",
                "---\ntitle: never closed\n",
                "+++\ntitle = 'never closed'\n",
                "{% include nav.html %}\n\nText {\n}\n",
                "{\n  \"title\": \"broken\n}\n"
            })
    void whatOnlyLooksLikeItStaysText(String text) {
        var document = parse("a.md", text);

        assertEquals("a.md", document.title());
        assertEquals(
                text.lines()
                        .filter(line -> line.chars().anyMatch(Character::isLetter))
                        .count(),
                document.sections().stream()
                        .flatMap(section -> section.blocks().stream())
                        .flatMap(block -> block.text().lines())
                        .filter(line -> line.chars().anyMatch(Character::isLetter))
                        .count());
    }

    @Test
    void isReadInHtmlAndAsciiDocToo() {
        var html = parse("a.html", "---\nlayout: page\ntitle: Jekyll's page\n---\n<p>Text.</p>\n");
        assertEquals("Jekyll's page", html.title());
        assertEquals("Text.\n", html.text());

        var asciiDoc = parse("a.adoc", "---\ntitle: A guide\n---\n= Inside\n\nText.\n");
        assertEquals("A guide", asciiDoc.title());
        assertEquals(List.of("Inside: PROSE 4-4, PROSE 6-6"), outline(asciiDoc));
    }

    @Test
    void nestsAsDeepAsSomebodyTypes() {
        assertEquals(
                "a.md",
                parse("a.md", "---\na: " + "[".repeat(60_000) + "\n---\ntext\n").title());
        assertEquals(
                "a.md",
                parse("a.md", "+++\na = " + "[".repeat(60_000) + "\n+++\ntext\n")
                        .title());
        assertEquals(
                "a.md",
                parse("a.md", "+++\n" + "a.".repeat(30_000) + "b = 1\n+++\ntext\n")
                        .title());
        assertEquals(
                "a.md",
                parse("a.md", "{\"a\":" + "[".repeat(60_000) + "}\ntext\n").title());
    }
}
