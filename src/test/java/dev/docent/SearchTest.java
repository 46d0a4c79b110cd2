package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.format.Parsing;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passages without an answer: in everything, a source, a folder or a branch. */
class SearchTest {
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final List<Query> queries = new ArrayList<>();
    private TestServer server;
    private HybridRetriever retriever;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), this::retrieve);
        retriever = new HybridRetriever(server.index, embedder);
        put("shop", "main/install.md", "# Install\n\nTurn the brass key twice.\n");
        put("shop", "main/use.md", "# Use\n\nThe brass lever stops the mill.\n");
        put("shop", "release/2/use.md", "# Use\n\nThe brass wheel stops the mill.\n");
        put("shop", "release/20/use.md", "# Use\n\nThe brass cord stops the mill.\n");
        put("notes", "keys.md", "# Keys\n\nEvery brass key has a number.\n");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Retrieval retrieve(Query query) {
        queries.add(query);
        return retriever.retrieve(query);
    }

    @Test
    void returnsPassagesWithTheirTextBestFirst() {
        var found = search("q=Every+brass+key+has+a+number&limit=2");

        assertEquals(List.of("notes/keys.md"), paths(found).subList(0, 1));
        assertEquals(2, found.get("passages").elements().size());
        var first = found.get("passages").elements().get(0);
        assertEquals(
                "# Keys\n\nEvery brass key has a number.",
                first.get("text").text().orElseThrow());
        assertEquals(
                "source.html?path=notes/keys.md#L1-L3", first.get("url").text().orElseThrow());
        assertEquals(Optional.of(1L), first.get("n").integer());
        assertEquals(8, queries(search("q=x")).limit());
    }

    /** Whether they answer is said by {@code confident}. */
    @Test
    void scoresOrderThePassagesOfOneSearchWhetherTheyAnswerOrNot() {
        var answered = search("q=Every+brass+key+has+a+number");
        var unanswered = search("q=Is+a+brass+zebra+in+the+ocean");

        assertEquals("true false", answered.get("confident") + " " + unanswered.get("confident"));
        for (var found : List.of(answered, unanswered)) {
            var scores = found.get("passages").elements().stream()
                    .map(passage -> passage.get("score").number().orElseThrow())
                    .toList();
            assertTrue(scores.get(0) <= 1 && scores.get(scores.size() - 1) >= 0, scores::toString);
            assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "source=notes, notes/keys.md",
        "path=notes, notes/keys.md",
        "path=shop/main/use.md, shop/main/use.md",
        "path=shop/main, shop/main/install.md shop/main/use.md",
        "path=shop/release/2/, shop/release/2/install.md shop/release/2/use.md",
        "path=shop/release/2, shop/release/2/install.md shop/release/2/use.md",
        "path=shop/release/2/install.md, shop/release/2/install.md",
        "path=shop/release, shop/release/2/use.md shop/release/2/install.md shop/release/20/use.md",
        "source=shop&path=shop/release/2, shop/release/2/install.md shop/release/2/use.md",
        "source=notes&path=shop/release/2, ''",
        "path=shop/release/3, ''",
        "source=nowhere, ''",
        "source=notes&source=nowhere, notes/keys.md",
        "path=notes&path=shop/main/use.md, notes/keys.md shop/main/use.md",
        "path=*/use.md, ''",
        "path=**/use.md, shop/main/use.md shop/release/2/use.md shop/release/20/use.md",
        "path=shop/release/?/*, shop/release/2/install.md shop/release/2/use.md",
        "path=shop/main&language=markdown, shop/main/install.md shop/main/use.md",
        "language=java, ''",
        "language=java&language=.MD&source=notes, notes/keys.md",
        "language=&source=notes&path=, notes/keys.md",
    })
    void narrowsToASourceAFolderAFileOrABranchWithWhatItShares(String parameters, String paths) {
        var found = paths(search("q=brass&limit=50&" + parameters));

        assertEquals(
                List.of(paths.split(" ")).stream()
                        .filter(path -> !path.isEmpty())
                        .sorted()
                        .toList(),
                found.stream().sorted().toList());
    }

    @Test
    void aSharedDocumentOpensAtItsPathOnTheBranch() {
        var found = search("q=brass+key&path=shop/release/2")
                .get("passages")
                .elements()
                .get(0);
        assertEquals(TestServer.SHARED, found.get("path").text().orElseThrow());

        server.origins = (path, revision) -> Optional.of("https://forge/" + path);
        var document = Json.parse(
                server.get("/api/documents?path=" + TestServer.SHARED).body());

        assertEquals(TestServer.SHARED, document.get("path").text().orElseThrow());
        assertEquals(
                "# Install\n\nTurn the brass key twice.",
                document.get("text").text().orElseThrow());
        assertEquals(
                "https://forge/" + TestServer.SHARED,
                document.get("originPattern").text().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "'', q",
        "q=+, q",
        "q=x&limit=0, limit",
        "q=x&limit=51, limit",
        "q=x&limit=many, limit",
        "q=x&language=klingon, language",
        "q=x&source=+, source",
    })
    void refusesWhatMakesNoSense(String parameters, String name) {
        var response = server.get("/api/search?" + parameters);

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("\\\"" + name + "\\\""), response.body());
    }

    private Query queries(JsonValue found) {
        assertTrue(!found.isAbsent());
        return queries.get(queries.size() - 1);
    }

    private JsonValue search(String parameters) {
        var response = server.get("/api/search?" + parameters);
        assertEquals(200, response.statusCode(), response.body());
        return Json.parse(response.body());
    }

    private static List<String> paths(JsonValue found) {
        return found.get("passages").elements().stream()
                .map(passage -> passage.get("path").text().orElseThrow())
                .toList();
    }

    private void put(String source, String path, String text) {
        ChunkIndex index = server.index;
        var parsed = Parsing.parse("x.md", text);
        var document = new dev.docent.corpus.Document(
                source + "/" + path, parsed.title(), text, parsed.sections(), parsed.parts(), null);
        var chunks = new Splitter(embedder, 60, 120)
                .split(document).stream()
                        .map(chunk -> new EmbeddedChunk(chunk, embedder.embed(chunk.textWithContext())))
                        .toList();
        index.put(source, "1", document, chunks);
        index.refresh();
    }
}
