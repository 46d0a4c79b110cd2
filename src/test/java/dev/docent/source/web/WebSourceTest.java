package dev.docent.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.settings.SourceSettings;
import dev.docent.source.LeftOut;
import dev.docent.source.PathSelection;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import dev.docent.source.Stamp;
import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSourceTest {
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

    @Test
    void readsThePagesThatLinksLeadToEachOnce() throws Exception {
        site.page("/docs/", "install", "/docs/guide/", "index.html", "#top", "install#debian")
                .page("/docs/install", "../docs/guide/index.html", "./guide/?utm_source=mail")
                .page("/docs/guide/", "../install", "deep/page.html")
                .page("/docs/guide/deep/page.html");

        var seen = walks.walk(site.at("/docs/"));

        assertEquals(List.of("index.html", "install.html", "guide/index.html", "guide/deep/page.html"), seen.paths());
        assertEquals(List.of("/docs/", "/docs/install", "/docs/guide/", "/docs/guide/deep/page.html"), site.asked());
        assertEquals(List.of(), seen.failed());
        assertEquals(List.of(), seen.rules());
    }

    @Test
    void staysInTheFolderOfTheStartPageAndAtItsServer() throws Exception {
        try (var other = new TestSite().page("/docs/x")) {
            site.page(
                            "/docs/start.html",
                            "/",
                            "/other/",
                            "/docsy",
                            other.at("/docs/x").toString(),
                            "mailto:a@b.c",
                            "ok")
                    .page("/")
                    .page("/other/")
                    .page("/docsy")
                    .page("/docs/ok");

            var seen = walks.walk(site.at("/docs/start.html"));

            assertEquals(List.of("start.html", "ok.html"), seen.paths());
            assertEquals(List.of(), other.asked());
        }
    }

    @Test
    void knowsWhereEachDocumentIsInTheWeb() throws Exception {
        site.page("/docs/", "install").page("/docs/install");
        var source = walks.source(site.at("/docs/"));

        walks.walk(source, new RecordingVisitor());

        assertEquals(Optional.of(site.at("/docs/install").toString()), source.origin("install.html", null));
        assertEquals(Optional.empty(), source.origin("other.html", null));
        assertEquals(site.at("/docs/").toString(), source.location());
    }

    @Test
    void readsEachFormatAndLeavesOutWhatNoParserReads() throws Exception {
        site.page("/", "a.pdf", "notes", "readme.md", "shown.md", "data.bin", "logo.png", "schema.sql")
                .body("/a.pdf", "application/pdf", "%PDF-1.4".getBytes(UTF_8))
                .body("/notes", "text/plain", "Some notes in words.".getBytes(UTF_8))
                .body("/readme.md", "text/markdown", "# Read me".getBytes(UTF_8))
                .html("/shown.md", "<p>Markdown that is shown as HTML.</p>")
                .body("/data.bin", "application/octet-stream", new byte[9])
                .body("/schema.sql", "application/octet-stream", "create table a (b int);".getBytes(UTF_8));

        var seen = walks.walk(site.at("/"));

        assertEquals(
                List.of("index.html", "a.pdf", "notes.txt", "readme.md", "shown.md.html", "schema.sql"), seen.paths());
        assertEquals(List.of("data.bin: unsupported", "logo.png: unsupported"), seen.rules());
        assertTrue(site.asked().stream().noneMatch(path -> path.endsWith(".png") || path.endsWith(".bin")));
    }

    @Test
    void encodingThatOnlyTheHeaderNamesIsNotLost() throws Exception {
        var text = "<title>Mühle</title><p>Mühle und Größe</p>";
        site.body("/", "text/html; charset=ISO-8859-1", text.getBytes(StandardCharsets.ISO_8859_1));

        var seen = walks.walk(site.at("/"));

        assertEquals("\uFEFF" + text, new String(seen.files().get(0).content().read(), UTF_8));
    }

    @Test
    void queriesAreKeptInThePath() throws Exception {
        site.page("/", "wiki?id=1&utm_campaign=x", "wiki?id=2", "wiki?id=1")
                .page("/wiki?id=1")
                .page("/wiki?id=2");

        assertEquals(
                List.of("index.html", "wiki(id=1).html", "wiki(id=2).html"),
                walks.walk(site.at("/")).paths());
    }

    @Test
    void twoAddressesNeverHaveOnePath() throws Exception {
        site.page("/", "install", "install.html", "M%C3%BChle")
                .page("/install")
                .page("/install.html")
                .page("/M%C3%BChle");

        assertEquals(
                List.of("index.html", "install.html", "install~2.html", "Mühle.html"),
                walks.walk(site.at("/")).paths());
        site.page("/", "install.html", "install");
        assertEquals(
                List.of("index.html", "install.html", "install~2.html", "Mühle.html"),
                walks.walk(site.at("/")).paths());
    }

    @Test
    void headersAndLoginGoWithEachRequest() throws Exception {
        site.page("/", "a").page("/a");
        var access = new WebAccess("Docent/1", Map.of("X-Team", "docs"), new WebAccess.BasicLogin("ann", "secret"));

        walks.walk(walks.source(site.at("/"), access, WebWalks.LIMITS), new RecordingVisitor());

        for (var headers : site.headers()) {
            assertEquals("Basic YW5uOnNlY3JldA==", headers.get("authorization"));
            assertEquals("docs", headers.get("x-team"));
            assertEquals("Docent/1", headers.get("user-agent"));
        }
        assertEquals("WebAccess[Docent/1]", access.toString());
    }

    @Test
    void settingsSayWhichPagesAreAskedForAndWhichAreShown() throws Exception {
        site.page("/", "guide/", "blog/", "api/a")
                .page("/guide/", "more")
                .page("/guide/more")
                .page("/blog/")
                .page("/api/a", "b")
                .page("/api/b");
        walks.walk(site.at("/"));
        site.asked();

        var guide = walks.walk(selecting(List.of("guide/"), List.of("blog/")), new RecordingVisitor());
        assertEquals(List.of("guide/index.html", "guide/more.html"), guide.paths());
        assertEquals(
                List.of(
                        "index.html: excluded",
                        "blog/index.html: excluded",
                        "api/a.html: excluded",
                        "api/b.html: excluded"),
                guide.rules());
        assertEquals(List.of("/", "/guide/", "/api/a", "/guide/more", "/api/b"), site.asked());

        var all = walks.walk(site.at("/"));
        assertEquals(6, all.paths().size());
    }

    private WebSource selecting(List<String> include, List<String> exclude) {
        var none = List.<String>of();
        return new WebSource(
                new WebOptions(
                        "web",
                        site.at("/"),
                        WebAccess.OPEN,
                        WebWalks.LIMITS,
                        selection(none, exclude),
                        selection(include, none)),
                walks.tools());
    }

    private static PathSelection selection(List<String> include, List<String> exclude) {
        return PathSelection.of(new SourceSettings.Selection(include, exclude, null, SourceSettings.Crawl.DEFAULT));
    }

    @Test
    void aPassInWhichNothingChangedTransfersNothing() throws Exception {
        site.page("/", "a").page("/a", "b").page("/b");
        var first = walks.walk(site.at("/"));
        site.asked();

        var second = walks.walk(site.at("/"));

        assertEquals(List.of("/", "/a", "/b"), site.asked());
        assertTrue(site.lastHeaders().containsKey("if-none-match"));
        assertEquals(first.paths(), second.paths());
        assertEquals(stamps(first), stamps(second));
    }

    private static List<Stamp> stamps(RecordingVisitor seen) {
        return seen.files().stream().map(SourceFile::stamp).toList();
    }

    @Test
    void linksOfAPageThatHasNotChangedAreStillFollowed() throws Exception {
        site.page("/", "a", "later").page("/a");
        walks.walk(site.at("/"));
        site.page("/later", "deeper").page("/deeper");

        assertEquals(
                List.of("index.html", "a.html", "later.html", "deeper.html"),
                walks.walk(site.at("/")).paths());
    }

    @Test
    void whatDiffersOnlyOutsideOfTheTextIsUnchanged() throws Exception {
        site.html("/", "<title>A</title><nav>one</nav><main>The text of the page.</main>");
        var before = walks.walk(site.at("/"));
        site.html("/", "<title>A</title><nav>two</nav><main>The text of the page.</main><!-- 17:00 -->");
        var same = walks.walk(site.at("/"));
        site.html("/", "<title>A</title><nav>two</nav><main>The new text of the page.</main>");
        var changed = walks.walk(site.at("/"));

        assertEquals(stamps(before), stamps(same));
        assertTrue(!stamps(before).equals(stamps(changed)));
        assertTrue(before.files().get(0).stamp().ofContent());
    }

    @Test
    void pageThatHasNotChangedCanBeReadAgain() throws Exception {
        site.page("/");
        walks.walk(site.at("/"));
        site.asked();
        var read = new ReadingVisitor();

        walks.clock().advance(Duration.ofSeconds(1));
        walks.source(site.at("/")).walk(read);

        assertTrue(read.text.contains("This is the page /."));
        assertEquals(List.of("/", "/"), site.asked());
    }

    @Test
    void pageThatNothingLinksToStaysUntilItsAddressSaysThatItIsGone() throws Exception {
        site.page("/", "a", "b").page("/a").page("/b");
        walks.walk(site.at("/"));
        site.page("/", "b");
        assertEquals(
                List.of("index.html", "a.html", "b.html"),
                walks.walk(site.at("/")).paths());
        site.without("/a");
        assertEquals(List.of("index.html", "b.html"), walks.walk(site.at("/")).paths());
        site.asked();
        walks.walk(site.at("/"));
        assertEquals(List.of("/", "/b"), site.asked());
    }

    @Test
    void surveyShowsThePagesOfTheLastWalkWithoutARequest() throws Exception {
        site.page("/", "a").page("/a");
        var source = walks.source(site.at("/"));
        var nothing = new RecordingVisitor();
        source.survey(nothing);
        assertEquals(List.of(), nothing.paths());
        walks.walk(source, new RecordingVisitor());
        site.asked();

        var known = new RecordingVisitor();
        source.survey(known);

        assertEquals(List.of("index.html", "a.html"), known.paths());
        assertEquals(List.of(), site.asked());
    }

    @Test
    void walkThatStopsEarlyGoesOnLater() throws Exception {
        site.page("/", "a").page("/a", "b").page("/b");
        walks.walk(walks.source(site.at("/")), new RecordingVisitor().enoughAt(2));
        site.asked();

        var seen = walks.walk(site.at("/"));

        assertEquals(List.of("index.html", "a.html", "b.html"), seen.paths());
        assertEquals(List.of("/", "/b"), site.asked());
    }

    @Test
    void memoryThatCannotBeReadCostsOnlyRequests() throws Exception {
        site.page("/", "a").page("/a");
        walks.walk(site.at("/"));
        Files.writeString(folder.resolve("web.jsonl"), "{broken");

        assertEquals(List.of("index.html", "a.html"), walks.walk(site.at("/")).paths());
    }

    @Test
    void memoryWithAnAddressThatIsNoneCostsOnlyRequests() throws Exception {
        site.page("/", "a").page("/a");
        walks.walk(site.at("/"));
        var file = folder.resolve("web.jsonl");
        var lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1).replace("http://", "none://")));

        assertEquals(List.of("index.html", "a.html"), walks.walk(site.at("/")).paths());
    }

    /** Reads what it is shown, as a pass does. */
    private static final class ReadingVisitor implements SourceVisitor {
        private String text = "";

        @Override
        public boolean file(SourceFile file) {
            try {
                text += new String(file.content().read(), UTF_8);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return true;
        }

        @Override
        public boolean leftOut(LeftOut what) {
            throw new AssertionError(what);
        }

        @Override
        public boolean refused(String path, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public boolean unreadable(String path, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public boolean emptyFolder(String path, String identity) {
            throw new AssertionError(path);
        }
    }
}
