package dev.docent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Span;
import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.files.FileStatus;
import dev.docent.json.Json;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents by path, and the files of the index with their state. */
class IndexAndDocumentsTest {
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), query -> Passages.ONE);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.md",
                "100% sure.md",
                "50%25 off.md",
                "per%2Fcent.md",
                "back\\slash.md",
                "tab\there.md",
                "two\nlines.md",
                "a+b & c=d;e.md",
                "why?#.md",
                "..hidden..md",
                "\u00fcber 🚀.md",
            })
    void returnsADocumentByItsPathInTheQuery(String name) {
        put("docs/" + name);

        var response = server.get("/api/documents?path=" + URLEncoder.encode("docs/" + name, UTF_8) + "&start=2&end=3");

        assertEquals(200, response.statusCode(), response.body());
        var document = Json.parse(response.body());
        assertEquals("docs/" + name, document.get("path").text().orElseThrow());
        assertEquals("two\nthree", document.get("text").text().orElseThrow());
    }

    @Test
    void saysWhereADocumentIsAtItsOrigin() {
        put("docs/a.md");
        assertFalse(server.get("/api/documents?path=docs/a.md").body().contains("originPattern"));

        server.origins = (path, revision) -> Optional.of("https://forge/" + path + "#L{start}-L{end}");
        var document =
                Json.parse(server.get("/api/documents?path=docs/a.md&start=2").body());
        assertEquals(
                "https://forge/docs/a.md#L{start}-L{end}",
                document.get("originPattern").text().orElseThrow());
    }

    @Test
    void saysWhichPagesOrRowsTheLinesAreIn() {
        var pages = new CountedParts(List.of(page(1, 1, 1), page(3, 2, 2), page(4, 2, 3)));
        var text = "one\ntwo\nthree";
        server.index.put("docs", "1", new Document("docs/a.pdf", "A", text, List.of(), pages, null), List.of());
        var rows = new CountedParts(List.of(new Span.Cells("Net", 4, 6, new Span.Lines(1, 3))));
        server.index.put("docs", "1", new Document("docs/a.xlsx", "A", text, List.of(), rows, null), List.of());
        put("docs/a.md");

        assertEquals(
                "[{\"kind\":\"page\",\"from\":3,\"to\":3,\"start\":2,\"end\":2},"
                        + "{\"kind\":\"page\",\"from\":4,\"to\":4,\"start\":2,\"end\":3}]",
                places("docs/a.pdf&start=2&end=3"));
        assertEquals(
                "[{\"kind\":\"cells\",\"from\":4,\"to\":6,\"sheet\":\"Net\",\"start\":1,\"end\":3}]",
                places("docs/a.xlsx&start=2"));
        assertEquals("", places("docs/a.md"));
    }

    private String places(String query) {
        var response = server.get("/api/documents?path=" + query);
        return Json.parse(response.body()).get("places").toString();
    }

    private static Span.Page page(int number, int start, int end) {
        return new Span.Page(number, number, new Span.Lines(start, end));
    }

    @Test
    void returnsADocumentByItsPathInTheAddress() {
        put("docs/a b.md");

        assertEquals(200, server.get("/api/documents/docs/a%20b.md").statusCode());
    }

    @Test
    void saysThatThePathIsMissing() {
        for (var address : List.of("/api/documents", "/api/documents/", "/api/documents?path=")) {
            var response = server.get(address);
            assertEquals(400, response.statusCode(), address);
            assertTrue(response.body().contains("Example: /api/documents?path="), response.body());
        }
    }

    @Test
    void findsFilesByAllConditions() {
        var response = server.get(
                "/api/index/files?source=docs&state=left_out&reason=ignored&q=Logo&after=docs%2Fa.md&limit=7");

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("{\"total\":0,\"files\":[]}", response.body());
        assertEquals(
                List.of(new FileQuery("docs", FileStatus.LEFT_OUT, "ignored", "logo", "docs/a.md", 7)),
                server.passes.queries);
    }

    @Test
    void returnsOnlyAsManyFilesAtOnceAsItMay() {
        server.get("/api/index/files");
        server.get("/api/index/files?limit=0");
        server.get("/api/index/files?limit=999999");

        assertEquals(
                List.of(100, 1, 1000),
                server.passes.queries.stream().map(FileQuery::limit).toList());
    }

    @Test
    void refusesAnUnknownState() {
        var response = server.get("/api/index/files?state=lost");

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("indexed, failed or left_out"), response.body());
    }

    @Test
    void saysWhyAFileIsFoundOrNot() {
        var response = server.get("/api/index/files/why?path=docs%2Fa%20b.md");

        assertEquals(200, response.statusCode(), response.body());
        assertEquals(
                "docs/a b.md", Json.parse(response.body()).get("path").text().orElseThrow());
        assertTrue(Json.parse(response.body()).get("details").bool().orElseThrow());
    }

    @Test
    void asksForThePathOfTheFile() {
        for (var path : List.of("", "%20", "a".repeat(4097))) {
            var response = server.get("/api/index/files/why?path=" + path);
            assertEquals(400, response.statusCode(), path);
            assertTrue(response.body().contains("invalid_field"), response.body());
        }
    }

    private void put(String path) {
        server.index.put("docs", "1", new Document(path, "Title", "one\ntwo\nthree", List.of()), List.of());
        server.index.refresh();
    }
}
