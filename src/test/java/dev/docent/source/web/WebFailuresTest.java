package dev.docent.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.source.SourceException;
import dev.docent.testing.DeafPort;
import dev.docent.testing.RecordingVisitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails costs itself, is named, and deletes nothing. */
class WebFailuresTest {
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

    private String failure(URI start) {
        return String.valueOf(
                assertThrows(SourceException.class, () -> walks.walk(start)).getMessage());
    }

    @Test
    void siteThatCannotBeReachedFailsAsAWhole() {
        String sentence;
        try (var deaf = new DeafPort()) {
            sentence = failure(URI.create("http://ann:pw@127.0.0.1:" + deaf.port() + "/"));
        }

        assertTrue(sentence.contains("cannot be read: the connection was refused"), sentence);
        assertTrue(sentence.contains("The index keeps its documents."), sentence);
        assertTrue(!sentence.contains("pw"), sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 418, 500, 503})
    void startThatIsNoPageFailsTheSiteAndForgetsNothing(int status) throws Exception {
        site.page("/", "a").page("/a");
        walks.walk(site.at("/"));
        site.put("/", TestSite.status(status));

        var sentence = failure(site.at("/"));

        assertTrue(sentence.contains(status == 404 || status == 410 ? "does not exist" : "status " + status), sentence);
        site.page("/", "a");
        assertEquals(List.of("index.html", "a.html"), walks.walk(site.at("/")).paths());
    }

    @Test
    void onlyAPageThatIsGoneIsNotNamed() throws Exception {
        site.page("/", "gone", "forbidden", "broken", "fine")
                .put("/gone", TestSite.status(404))
                .put("/forbidden", TestSite.status(403))
                .put("/broken", TestSite.status(500))
                .page("/fine");

        var seen = walks.walk(site.at("/"));

        assertEquals(List.of("index.html", "fine.html"), seen.paths());
        assertEquals(
                List.of(
                        "forbidden.html: it cannot be read: the server answered with status 403: it wants a login, or"
                                + " does not let this one in",
                        "broken.html: it cannot be read: the server answered with status 500"),
                seen.failed());
    }

    @Test
    void siteWithoutAnyOfItsManyPagesFailsAndAsksForThemAgain() throws Exception {
        var links = IntStream.range(0, 10).mapToObj(i -> "page" + i).toArray(String[]::new);
        site.page("/", links);
        List.of(links).forEach(link -> site.page("/" + link));
        walks.walk(site.at("/"));
        site.page("/", "new").page("/new");
        List.of(links).forEach(link -> site.without("/" + link));

        assertTrue(failure(site.at("/")).contains("has none of its 10 pages any more"));
        assertTrue(failure(site.at("/")).contains("has none of its 10 pages any more"));

        site.page("/page3");
        assertEquals(
                List.of("index.html", "page3.html", "new.html"),
                walks.walk(site.at("/")).paths());
    }

    @Test
    void busyServerIsAskedAgainAfterTheTimeThatItNames() throws Exception {
        var times = new AtomicInteger();
        site.page("/", "busy").put("/busy", (request, response, callback) -> {
            var page = times.incrementAndGet() < 3 ? TestSite.status(429, "Retry-After", "30") : TestSite.status(404);
            page.answer(request, response, callback);
        });

        walks.walk(site.at("/"));

        assertEquals(3, times.get());
        assertEquals(
                2,
                walks.pauses().stream().filter(Duration.ofSeconds(30)::equals).count());
    }

    @Test
    void serverThatStaysBusyOrForTooLongIsNotWaitedFor() throws Exception {
        site.page("/", "busy", "later", "until")
                .put("/busy", TestSite.status(503))
                .put("/later", TestSite.status(503, "Retry-After", "86400"))
                .put("/until", TestSite.status(503, "Retry-After", "Fri, 02 Jan 2026 04:04:05 GMT"));

        var seen = walks.walk(site.at("/"));

        assertEquals(List.of("/", "/busy", "/busy", "/busy", "/later", "/until"), site.asked());
        assertEquals(3, seen.failed().size(), seen.failed().toString());
        assertTrue(
                seen.failed().get(1).endsWith("status 503: it is busy, Retry-After: 86400"),
                seen.failed().get(1));
    }

    @Test
    void serverThatFailsAgainAndAgainIsLeftAlone() throws Exception {
        var links = IntStream.range(0, 30).mapToObj(i -> "page" + i).toArray(String[]::new);
        site.page("/", links);
        List.of(links).forEach(link -> site.page("/" + link));
        walks.walk(site.at("/"));
        List.of(links).forEach(link -> site.put("/" + link, TestSite.status(500)));
        site.asked();

        var seen = walks.walk(site.at("/"));

        assertEquals(1 + PageRequests.MOST_FAILURES, site.asked().size());
        assertEquals(30, seen.failed().size());
        assertTrue(
                seen.failed().get(29).contains("the server failed 10 times in a row"),
                seen.failed().get(29));
    }

    @Test
    void pageThatTakesTooLongCostsOnlyItself() throws Exception {
        var held = new ArrayList<Callback>();
        site.page("/", "slow", "fast").page("/fast").put("/slow", (request, response, callback) -> {
            held.add(callback);
            walks.timers().advance(PageRequests.LONGEST_RESPONSE); // Only now does its time pass.
        });

        var seen = walks.walk(site.at("/"));

        held.forEach(Callback::succeeded);
        assertEquals(List.of("index.html", "fast.html"), seen.paths());
        assertEquals(List.of("slow.html: it cannot be read: it did not come within 60 s"), seen.failed());
    }

    @Test
    void pageWithoutEndOrThatUnpacksToTooMuchCostsOnlyItself() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            out.write(new byte[5_000_000]);
        }
        site.page("/", "endless", "bomb", "fine")
                .page("/fine")
                .put("/endless", TestSite.endless())
                .put("/bomb", (request, response, callback) -> {
                    response.getHeaders().put("Content-Encoding", "gzip");
                    response.getHeaders().put("Content-Type", "text/html");
                    response.write(true, ByteBuffer.wrap(bomb.toByteArray()), callback);
                });

        var seen = walks.walk(site.at("/"));

        assertEquals(List.of("index.html", "fine.html"), seen.paths());
        assertEquals(2, seen.failed().size());
        assertTrue(seen.failed().stream().allMatch(it -> it.contains("it has more than 100000 bytes")));
    }

    @Test
    void redirectsAreFollowedInsideOfTheSite() throws Exception {
        site.page("/docs/", "old", "out")
                .put("/docs/old", TestSite.redirect("new/"))
                .page("/docs/new/")
                .put("/docs/out", TestSite.redirect("/login?next=out"));

        var seen = walks.walk(site.at("/docs/"));

        assertEquals(List.of("index.html", "new/index.html"), seen.paths());
        assertEquals(
                List.of("out.html: it redirects to /login, which is not part of this site, as a login does"),
                seen.leftOut());
    }

    @Test
    void redirectsInACircleCostOnlyThemselves() throws Exception {
        site.page("/", "a", "self", "0", "end")
                .put("/a", TestSite.redirect("/b"))
                .put("/b", TestSite.redirect("/a"))
                .put("/self", TestSite.redirect("/self"))
                .page("/end");
        for (int i = 0; i < 40; i++) {
            site.put("/" + i, TestSite.redirect("/" + (i + 1)));
        }

        var seen = walks.walk(site.at("/"));

        assertEquals(List.of("index.html", "end.html"), seen.paths());
        assertEquals(3, seen.failed().size(), seen.failed().toString());
        assertTrue(seen.failed().stream().allMatch(it -> it.contains("redirects in a circle")));
        assertTrue(site.asked().size() < 20);
    }

    @Test
    void pageThatRedirectsToALoginKeepsItsText() throws Exception {
        try (var login = new TestSite()) {
            site.page("/", "a").page("/a");
            walks.walk(site.at("/"));
            site.put("/a", TestSite.redirect(login.at("/sign-in").toString()));

            var seen = walks.walk(site.at("/"));

            assertEquals(
                    List.of("a.html: it redirects to " + login.at("")
                            + ", which is not part of this site, as a login does"),
                    seen.failed());
            assertEquals(List.of(), login.asked());
            assertEquals(seen.failed(), walks.walk(site.at("/")).failed());
        }
    }

    @Test
    void startThatRedirectsToALoginFailsTheSite() throws Exception {
        try (var login = new TestSite()) {
            site.put("/docs/", TestSite.redirect(login.at("/sign-in").toString()));
            var elsewhere = failure(site.at("/docs/"));
            assertTrue(elsewhere.contains("redirects to another server, " + login.at("")), elsewhere);
            assertTrue(elsewhere.contains("set username and password"), elsewhere);
            assertEquals(List.of(), login.asked());

            site.put("/docs/", TestSite.redirect("/login"));
            assertTrue(failure(site.at("/docs/")).contains("redirects to /login, which is not below /docs/"));

            site.html("/docs/", "<form><input name=u><input type=password></form>");
            assertTrue(failure(site.at("/docs/")).contains("it is a login page"));
        }
    }

    @Test
    void startMayRedirectToAPageBelowIt() throws Exception {
        site.put("/", TestSite.redirect("/en/latest/"))
                .page("/en/latest/", "a", "/fr/")
                .page("/en/latest/a")
                .page("/fr/");

        assertEquals(List.of("index.html", "a.html"), walks.walk(site.at("/")).paths());
    }

    @Test
    void oneTextAtAllAddressesIsNotTheirText() throws Exception {
        site.page("/", "a", "b", "c").page("/a").page("/b");
        walks.walk(site.at("/"));
        List.of("/a", "/b", "/c").forEach(path -> site.html(path, "<p>Please sign in with your badge.</p>"));

        for (int i = 0; i < 2; i++) {
            var seen = walks.walk(site.at("/"));
            assertEquals(List.of("index.html", "a.html"), seen.paths());
            assertTrue(
                    seen.failed().get(0).startsWith("b.html: it now has the same text as"),
                    seen.failed().toString());
            assertEquals(List.of("c.html: duplicate"), seen.rules());
        }
    }

    @Test
    void pageWithoutTextIsNamed() throws Exception {
        site.page("/", "app").html("/app", "<title>App</title><div id=root></div><script src=app.js></script>");

        assertEquals(
                List.of("app.html: it has no text of its own; perhaps a script writes it in the browser"),
                walks.walk(site.at("/")).failed());
    }

    @Test
    void calendarWithoutEndIsNamedOnce() throws Exception {
        site.page("/", "cal?day=0");
        for (int i = 0; i < 80; i++) {
            site.page("/cal?day=" + i, "cal?day=" + (i + 1), "cal?day=" + (i + 2));
        }

        var limits = new WebLimits(100, 100, Duration.ZERO, 100_000, Duration.ofMinutes(30));
        var seen = walks.walk(walks.source(site.at("/"), WebAccess.OPEN, limits), new RecordingVisitor());

        assertEquals(1 + Traps.MOST_QUERIES, seen.paths().size());
        assertEquals(1, seen.failed().size(), seen.failed().toString());
        assertTrue(seen.failed().get(0).startsWith("cal(day=50).html: the site seems to make up addresses"));
    }

    @Test
    void addressesThatGrowWithoutEndAreNotFollowed() throws Exception {
        var path = new StringBuilder("/");
        for (int i = 0; i < 8; i++) {
            site.page(path.toString(), "more/");
            path.append("more/");
        }

        assertEquals(1 + Traps.MOST_REPEATS, walks.walk(site.at("/")).paths().size());
    }

    @Test
    void siteWithMorePagesThanAllowedIsReadUpToTheLimit() throws Exception {
        var links = IntStream.range(0, 10).mapToObj(i -> "page" + i).toArray(String[]::new);
        site.page("/", links);
        List.of(links).forEach(link -> site.page("/" + link));
        var limits = new WebLimits(20, 4, Duration.ZERO, 100_000, Duration.ofMinutes(30));

        var seen = walks.walk(walks.source(site.at("/"), WebAccess.OPEN, limits), new RecordingVisitor());

        assertEquals(List.of("index.html", "page0.html", "page1.html", "page2.html"), seen.paths());
        assertEquals(
                List.of("page3.html: the site has more pages than docent.sources.web.pages allows, 4: this one and 6"
                        + " more addresses were not read. Raise the setting, or set a location with fewer pages."),
                seen.failed());
    }

    @Test
    void linksBeyondTheDepthAreNotFollowed() throws Exception {
        site.page("/", "a").page("/a", "b").page("/b");
        var limits = new WebLimits(1, 100, Duration.ZERO, 100_000, Duration.ofMinutes(30));

        assertEquals(
                List.of("index.html", "a.html"),
                walks.walk(walks.source(site.at("/"), WebAccess.OPEN, limits), new RecordingVisitor())
                        .paths());
    }

    @Test
    void walkThatTakesTooLongGoesOnInTheNextOne() throws Exception {
        var limits = new WebLimits(20, 100, Duration.ofMinutes(14), 100_000, Duration.ofMinutes(30));
        var source = walks.source(site.at("/"), WebAccess.OPEN, limits);
        site.page("/", "a", "b", "c").page("/a").page("/b").page("/c");

        var first = walks.walk(source, new RecordingVisitor());
        assertEquals(List.of("index.html", "a.html", "b.html"), first.paths());
        assertEquals(
                List.of(
                        ": the site was not read to its end within 30 minutes; the next pass reads on. To read more in one"
                                + " pass, raise docent.sources.web.timeout"),
                first.failed());
        site.asked();

        var second = walks.walk(source, new RecordingVisitor());
        assertEquals(List.of("index.html", "a.html", "b.html", "c.html"), second.paths());
        assertEquals(List.of(), second.failed());
        assertEquals(List.of("/", "/c"), site.asked());
    }

    @Test
    void listsThatTakeTooLongLeaveTimeForThePages() throws Exception {
        var limits = new WebLimits(20, 100, Duration.ofMinutes(4), 100_000, Duration.ofMinutes(30));
        var index = new StringBuilder("<sitemapindex>");
        for (int i = 0; i < 6; i++) {
            index.append("<sitemap><loc>").append(site.at("/list" + i + ".xml")).append("</loc></sitemap>");
            var list = "<urlset><url><loc>" + site.at("/page" + i) + "</loc></url></urlset>";
            site.body("/list" + i + ".xml", "application/xml", list.getBytes(UTF_8))
                    .page("/page" + i);
        }
        site.body(
                "/sitemap.xml",
                "application/xml",
                index.append("</sitemapindex>").toString().getBytes(UTF_8));

        var seen = walks.walk(walks.source(site.at("/sitemap.xml"), WebAccess.OPEN, limits), new RecordingVisitor());

        assertEquals(List.of("page0.html", "page1.html"), seen.paths(), "what the lists named that were read in time");
        assertEquals(4, seen.failed().size(), seen.failed()::toString);
        assertEquals(
                "list2.xml: this list of pages is incomplete: it was not asked for, because the lists took more than 10"
                        + " minutes. Raise docent.sources.web.timeout",
                seen.failed().get(0));
    }

    @Test
    void pagesAreNotReadAgainWhenTheTimeIsOver() throws Exception {
        var limits = new WebLimits(20, 100, Duration.ofMinutes(20), 100_000, Duration.ofMinutes(30));
        site.page("/", "a", "b").page("/a").page("/b");
        walks.walk(site.at("/"));
        site.asked();

        // Nothing has changed, so the content of a page would be asked for only now.
        var seen = walks.walk(walks.source(site.at("/"), WebAccess.OPEN, limits), new RecordingVisitor());

        assertEquals(List.of("index.html", "a.html", "b.html"), seen.paths());
        var failure = assertThrows(
                IOException.class, () -> seen.files().get(0).content().read());
        assertTrue(String.valueOf(failure.getMessage()).contains("the next pass asks again"), failure::toString);
    }

    @Test
    void requestsAreApartAsTheSettingsOrRobotsTxtSay() throws Exception {
        site.page("/", "a").page("/a");
        walks.walk(site.at("/"));
        assertEquals(List.of(Duration.ofMillis(200), Duration.ofMillis(200)), walks.pauses());
        walks.pauses().clear();
        site.body("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 3".getBytes(UTF_8));

        walks.walk(site.at("/"));

        assertEquals(List.of(Duration.ofMillis(200), Duration.ofSeconds(3)), walks.pauses());
    }

    @Test
    void noPageMakesDocentAskAnotherServer() throws Exception {
        try (var metadata = new TestSite()) {
            var there = metadata.at("/latest/meta-data/").toString();
            site.html(
                    "/",
                    "<link rel=canonical href='" + there + "'><base href='" + there
                            + "'><p>Words of the start page.</p>" + "<a href='x'>x</a><a href='" + site.at("/sent")
                            + "'>sent</a>");
            site.put("/sent", TestSite.redirect(there));

            var seen = walks.walk(site.at("/"));

            assertEquals(List.of("index.html"), seen.paths());
            assertEquals(List.of("sent.html: other_site"), seen.rules());
            assertEquals(List.of(), metadata.asked());
        }
    }
}
