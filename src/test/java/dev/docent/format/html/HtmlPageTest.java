package dev.docent.format.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.format.BinaryFileException;
import dev.docent.format.FileContent;
import dev.docent.testing.Stride;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlPageTest {
    private static HtmlPage page(String html) {
        try {
            return HtmlPage.of(new FileContent("a.html", html.getBytes(UTF_8)));
        } catch (BinaryFileException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesItsLinksAsTheyAreWrittenEachOnce() {
        var links = page("""
            <base href=/docs/><link rel=canonical href=proper><link rel=stylesheet href=style.css>
            <nav><a href="one">1</a> <a href="one">again</a></nav>
            <a href="two?x=1#y">2</a> <a rel="nofollow ugc" href="three">3</a> <a name=x>no link</a>
            <map><area href="four"></map><img src=picture.png>
            """).links();

        assertEquals("/docs/", links.base());
        assertEquals("proper", links.proper());
        assertEquals(List.of("one", "two?x=1#y", "four"), links.targets());
    }

    @Test
    void pageWithoutAnyOfThemNamesNone() {
        var links = page("<p>Words.").links();

        assertNull(links.base());
        assertNull(links.proper());
        assertEquals(List.of(), links.targets());
    }

    @Test
    void linksBeyondTheLimitAreDropped() {
        var html = new StringBuilder();
        for (int i = 0; i < HtmlLinks.MOST_TARGETS + 5; i++) {
            html.append("<a href=").append(i).append(">x</a>");
        }

        assertEquals(
                HtmlLinks.MOST_TARGETS, page(html.toString()).links().targets().size());
    }

    @ParameterizedTest
    @CsvSource({
        "noindex, false, true",
        "'NOINDEX, nofollow', false, false",
        "none, false, false",
        "'index,follow', true, true",
        "nosnippet, true, true",
        "'otherbot: noindex', true, true",
        "'docent: nofollow', true, false",
        "'unavailable_after: 25 Jun 2030, noindex', false, true",
        "'max-snippet:20, noindex', false, true"
    })
    void wordsForRobotsCountIfTheyAreForDocent(String words, boolean index, boolean follow) {
        assertEquals(new RobotsMeta(index, follow), RobotsMeta.of(words));
    }

    @Test
    void forbidsWhatAnyOfItsElementsForbids() {
        assertEquals(
                new RobotsMeta(false, false),
                page("<meta property=robots content=noindex><meta name=Docent content=nofollow>")
                        .robots());
        assertEquals(RobotsMeta.ALL, page("<meta name=googlebot content=none>").robots());
    }

    @Test
    void saysWhichProgramMadeIt() {
        assertEquals(
                SiteGenerator.MKDOCS,
                page("<meta name=generator content='mkdocs-1.6.1, mkdocs-material-9.7'>")
                        .generator());
        assertEquals(
                SiteGenerator.DOCUSAURUS,
                page("<meta name=generator content='Docusaurus v3.9.2'>").generator());
        assertEquals(
                SiteGenerator.JAVADOC,
                page("<meta name=generator content='javadoc/ClassWriter'>").generator());
        assertEquals(
                SiteGenerator.SPHINX,
                page("<script src='../_static/documentation_options.js?v=1'></script>")
                        .generator());
        assertEquals(
                SiteGenerator.OTHER,
                page("<meta name=generator content='WordPress 6'>").generator());
    }

    @Test
    void readsTheSameTextAsTheParserWhateverStandsAround() {
        var one = page("<title>A</title><nav>x</nav><main><p>Words.</p></main><footer>1</footer>");
        var other = page("<title>A</title><main><p>Words.</p></main><footer>2</footer><!-- 3 -->");

        assertEquals(one.readable(), other.readable());
        assertEquals("A\nWords.\n", one.readable());
        assertTrue(one.hasText());
        assertFalse(page("<title>A</title><div id=app></div>").hasText());
    }

    @Test
    void saysWhetherItOnlyLeadsToOthers() {
        assertTrue(page("<script src='_static/searchtools.js'></script>").leadsOn());
        assertTrue(page("<html class='docs-wrapper docs-tags-list-page'>").leadsOn());
        assertFalse(page("<html class='docs-wrapper docs-doc-page'><p>tags").leadsOn());
    }

    @Test
    void knowsWhetherItAsksForAPassword() {
        assertTrue(page("<form><input TYPE=password></form>").asksForPassword());
        assertFalse(page("<form><input type=text></form>").asksForPassword());
    }

    @Test
    void pageOfManyNestedElementsIsRead() {
        assertTrue(page("<div>".repeat(Stride.size(50_000, "elements")) + "deep words" + "<a href=x>")
                .readable()
                .contains("deep words"));
    }
}
