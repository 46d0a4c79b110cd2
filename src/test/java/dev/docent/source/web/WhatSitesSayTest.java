package dev.docent.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.source.SourceException;
import dev.docent.testing.RecordingVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site says which of its pages robots may read, which is the proper address of a page, and which pages there are. */
@Tag("slow")
class WhatSitesSayTest {
    @TempDir
    Path folder;

    private final TestSite site = new TestSite();
    private WebWalks walks;

    @BeforeEach
    void create() {
        walks = new WebWalks(folder);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void robots(String text) {
        site.body("/robots.txt", "text/plain", text.getBytes(UTF_8));
    }

    private RecordingVisitor walk(String start) throws SourceException {
        return walks.walk(site.at(start));
    }

    @Test
    void whatRobotsTxtExcludesIsNotAskedFor() throws Exception {
        site.page("/", "open", "closed/a").page("/open").page("/closed/a");
        robots("User-agent: *\nDisallow: /closed/\n");

        var seen = walk("/");

        assertEquals(List.of("index.html", "open.html"), seen.paths());
        assertEquals(List.of("closed/a.html: robots"), seen.rules());
        assertEquals(List.of("/", "/open"), site.asked());
        robots("User-agent: docent\nDisallow: /open\n");
        assertEquals(List.of("index.html", "closed/a.html"), walk("/").paths());
    }

    @Test
    void siteThatExcludesDocentFails() {
        site.page("/");
        robots("User-agent: docent\nDisallow: /");

        var sentence = String.valueOf(
                assertThrows(SourceException.class, () -> walk("/")).getMessage());
        assertTrue(sentence.contains("may not be read by robots, says " + site.at("/robots.txt")), sentence);
    }

    @Test
    void serverThatCannotSayWhatRobotsMayReadIsNotRead() throws Exception {
        site.page("/").put("/robots.txt", TestSite.status(500));
        assertThrows(SourceException.class, () -> walk("/"));
        assertEquals(List.of(), site.asked());

        site.put("/robots.txt", TestSite.status(403));
        assertEquals(List.of("index.html"), walk("/").paths());
        site.put("/robots.txt", TestSite.redirect("/elsewhere.txt"))
                .body("/elsewhere.txt", "text/plain", "User-agent: *\nDisallow: /".getBytes(UTF_8));
        assertThrows(SourceException.class, () -> walk("/"));
    }

    @Test
    void onlyTheBeginningOfALongRobotsTxtCounts() throws Exception {
        site.page("/", "a", "b").page("/a").page("/b");
        robots("User-agent: *\nDisallow: /a\n" + "#".repeat(RobotsRules.MOST_BYTES) + "\nDisallow: /b\n");

        assertEquals(List.of("index.html", "b.html"), walk("/").paths());
    }

    @Test
    void pagesMayForbidToIndexThemAndToFollowThem() throws Exception {
        site.page("/", "noindex", "nofollow", "header", "last")
                .html("/noindex", "<meta name=robots content='noindex'><a href=behind1>x</a>")
                .html("/nofollow", "<meta name=ROBOTS content='NoFollow'><p>Text of it.</p><a href=behind2>x</a>")
                .put("/header", TestSite.status(200, "X-Robots-Tag", "none", "Content-Type", "text/html"))
                .html("/last", "<p>The last text.</p><a rel='external nofollow' href=behind3>x</a>")
                .page("/behind1")
                .page("/behind2")
                .page("/behind3");

        var seen = walk("/");

        assertEquals(List.of("index.html", "nofollow.html", "last.html", "behind1.html"), seen.paths());
        assertEquals(List.of("noindex.html: noindex", "header.html: noindex"), seen.rules());
        assertEquals(seen.rules(), walk("/").rules());
    }

    @Test
    void properAddressOfAPageWins() throws Exception {
        site.page("/", "print", "page")
                .html("/print", "<link rel=canonical href=/page><p>The text for paper.</p>")
                .html("/page", "<link rel=canonical href=/page><p>The text.</p>");

        for (int i = 0; i < 2; i++) {
            var seen = walk("/");
            assertEquals(List.of("index.html", "page.html"), seen.paths());
            assertEquals(List.of("print.html: duplicate"), seen.rules());
        }
    }

    @Test
    void whatIsLeftOutNeverHasThePathOfAPage() throws Exception {
        site.page("/", "a", "a.html")
                .html("/a", "<link rel=canonical href=/a.html><p>The text.</p>")
                .html("/a.html", "<link rel=canonical href=/a.html><p>The text.</p>");
        walk("/");

        var seen = walk("/");

        assertEquals(List.of("index.html", "a.html"), seen.paths());
        assertEquals(List.of("a~2.html: duplicate"), seen.rules());
    }

    @Test
    void pageIsReadIfThereIsNoneAtItsProperAddress() throws Exception {
        site.page("/", "a", "b")
                .html("/a", "<link rel=canonical href=/a-draft><p>The text of a.</p>")
                .html("/b", "<link rel=canonical href='http://other.example/b'><p>The text of b.</p>");

        var seen = walk("/");

        assertEquals(List.of("index.html", "b.html", "a.html"), seen.paths());
        assertEquals(seen.paths().size(), walk("/").paths().size());
    }

    @Test
    void pageThatSendsBrowsersOnAtOnceIsARedirect() throws Exception {
        site.page("/", "old", "slow")
                .html("/old", "<meta http-equiv=refresh content=\"0; url='new'\"><p>Moved to new.</p>")
                .html("/slow", "<meta http-equiv=refresh content=30><p>News that come again.</p>")
                .page("/new");

        assertEquals(List.of("index.html", "slow.html", "new.html"), walk("/").paths());
    }

    @Test
    void sitemapNamesThePagesAndLinksAreNotFollowed() throws Exception {
        try (var other = new TestSite()) {
            site.page("/docs/a", "b").page("/docs/b").page("/docs/c");
            sitemap(
                    "/docs/sitemap.xml",
                    "/docs/a",
                    "/docs/c",
                    "/other",
                    other.at("/x").toString());

            var seen = walk("/docs/sitemap.xml");

            assertEquals(List.of("a.html", "c.html"), seen.paths());
            assertEquals(List.of(site.at("/other") + ": other_site", other.at("/x") + ": other_site"), seen.rules());
            assertEquals(List.of(), other.asked());
        }
    }

    private void sitemap(String path, String... pages) {
        var xml =
                new StringBuilder("<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
        for (var page : pages) {
            xml.append("<url><loc> ")
                    .append(page.startsWith("/") ? site.at(page) : page)
                    .append("\n</loc></url>");
        }
        site.body(path, "application/xml", xml.append("</urlset>").toString().getBytes(UTF_8));
    }

    @Test
    void whatACompleteSitemapNoLongerNamesLeaves() throws Exception {
        site.page("/a").page("/b");
        sitemap("/sitemap.xml", "/a", "/b");
        walk("/sitemap.xml");
        sitemap("/sitemap.xml", "/b");

        assertEquals(List.of("b.html"), walk("/sitemap.xml").paths());
    }

    @Test
    void whatABrokenSitemapNoLongerNamesIsAskedFor() throws Exception {
        site.page("/a").page("/b");
        sitemap("/sitemap.xml", "/a", "/b");
        walk("/sitemap.xml");
        var xml = "<urlset><url><loc>" + site.at("/b") + "</loc></url><url><loc>";
        site.body("/sitemap.xml", "application/xml", xml.getBytes(UTF_8));

        var seen = walk("/sitemap.xml");

        assertEquals(List.of("b.html", "a.html"), seen.paths());
        assertEquals(
                List.of("sitemap.xml: this list of pages is incomplete: it is broken after 1 addresses"),
                seen.failed());
    }

    @Test
    void sitemapsOfASitemapAreReadPlainAndCompressed() throws Exception {
        site.page("/a").page("/b");
        sitemap("/1.xml", "/a");
        sitemap("/plain.xml", "/b");
        site.body(
                "/2.xml.gz", "application/gzip", gzip("<urlset><url><loc>" + site.at("/b") + "</loc></url></urlset>"));
        site.body(
                "/index.xml",
                "text/xml",
                ("<sitemapindex><sitemap><loc>" + site.at("/1.xml") + "</loc></sitemap><sitemap><loc>"
                                + site.at("/2.xml.gz")
                                + "</loc></sitemap><sitemap><loc>" + site.at("/3.xml")
                                + "</loc></sitemap><sitemap><loc>"
                                + site.at("/index.xml") + "</loc></sitemap></sitemapindex>")
                        .getBytes(UTF_8));

        var seen = walk("/index.xml");

        assertEquals(List.of("a.html", "b.html"), seen.paths());
        assertEquals(List.of("3.xml: this list of pages is incomplete: it does not exist"), seen.failed());
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private void sitemapOfSitemaps(int... numbers) {
        var xml = new StringBuilder("<sitemapindex>");
        for (int number : numbers) {
            xml.append("<sitemap><loc>").append(site.at("/" + number + ".xml")).append("</loc></sitemap>");
        }
        site.body(
                "/index.xml",
                "application/xml",
                xml.append("</sitemapindex>").toString().getBytes(UTF_8));
    }

    @Test
    void whatIsNamedBeyondTheLimitOfListsStays() throws Exception {
        site.page("/a").page("/b");
        var numbers = IntStream.rangeClosed(1, ListReading.MOST_LISTS).toArray();
        for (int number : numbers) {
            sitemap("/" + number + ".xml", number == ListReading.MOST_LISTS ? "/b" : "/a");
        }
        sitemapOfSitemaps(1, ListReading.MOST_LISTS);
        walk("/index.xml");
        sitemapOfSitemaps(numbers); // The list of lists counts too.

        var seen = walk("/index.xml");

        assertEquals(List.of("a.html", "b.html"), seen.paths());
        assertTrue(
                seen.failed().get(0).contains("more than 1000 lists"),
                seen.failed().get(0));
    }

    @Test
    void serverThatFailsIsNotAskedForAllItsLists() throws Exception {
        site.page("/a");
        sitemap("/0.xml", "/a");
        var numbers = IntStream.range(0, 30).toArray();
        sitemapOfSitemaps(numbers);
        for (int number = 1; number < numbers.length; number++) {
            site.put("/" + number + ".xml", TestSite.status(500));
        }

        walk("/index.xml");

        // The list of lists, the list that is there, and those that fail.
        assertEquals(2 + PageRequests.MOST_FAILURES, site.asked().size());
    }

    @Test
    void listOfAddressesIsASitemapToo() throws Exception {
        site.page("/a").page("/b", "c").page("/c");
        site.body(
                "/urls.txt",
                "text/plain",
                ("# pages\n" + site.at("/a") + "\n\n" + site.at("/b") + "\n").getBytes(UTF_8));

        assertEquals(List.of("a.html", "b.html"), walk("/urls.txt").paths());
    }

    @Test
    void listWithoutAPageOfTheSiteFails() {
        sitemap("/docs/sitemap.xml", "/other");

        var sentence = String.valueOf(assertThrows(SourceException.class, () -> walk("/docs/sitemap.xml"))
                .getMessage());
        assertTrue(sentence.contains("names no page of " + site.at("/docs/")), sentence);
    }

    @Test
    void pagesOfGeneratorsThatOnlyLeadToOthersAreLeftOut() throws Exception {
        var javadoc = "<meta name=generator content='javadoc/DocletMainImpl'>";
        site.html(
                        "/",
                        javadoc + "<p>The overview.</p><a href=a/B.html>B</a><a href=a/class-use/B.html>uses</a>"
                                + "<a href=index-all.html>all</a>")
                .html("/a/B.html", javadoc + "<p>The class B.</p>")
                .page("/a/class-use/B.html")
                .page("/index-all.html");

        var seen = walk("/");

        assertEquals(List.of("index.html", "a/B.html"), seen.paths());
        assertEquals(List.of("a/class-use/B.html: navigation", "index-all.html: navigation"), seen.rules());
        assertEquals(List.of("/", "/a/B.html"), site.asked());
        assertEquals(seen.rules(), walk("/").rules());
    }

    @Test
    void pageThatShowsItselfToBeASearchIsLeftOut() throws Exception {
        site.page("/", "search.html")
                .html("/search.html", "<script src=_static/searchtools.js></script><p>Search.</p><a href=a>a</a>")
                .page("/a");

        var seen = walk("/");

        assertEquals(List.of("index.html", "a.html"), seen.paths());
        assertEquals(List.of("search.html: navigation"), seen.rules());
    }

    @Test
    void sitemapThatUnpacksToTooMuchIsNamed() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            var blanks = new byte[1 << 20];
            for (int i = 0; i <= Sitemap.MOST_BYTES >> 20; i++) {
                out.write(blanks);
            }
        }
        site.put("/bomb.xml.gz", (request, response, callback) -> {
            response.getHeaders().put("Content-Type", "application/gzip");
            response.write(true, ByteBuffer.wrap(bomb.toByteArray()), callback);
        });

        var sentence = String.valueOf(
                assertThrows(SourceException.class, () -> walk("/bomb.xml.gz")).getMessage());
        assertTrue(sentence.contains("bytes when decompressed"), sentence);
    }
}
