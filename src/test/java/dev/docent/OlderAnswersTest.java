package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPart;
import dev.docent.conversation.TurnStatus;
import dev.docent.conversation.WrittenAnswer;
import dev.docent.corpus.Document;
import dev.docent.corpus.Narrowing;
import dev.docent.evidence.Freshness;
import dev.docent.journal.CitationProof;
import dev.docent.journal.Frame;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.security.Caller;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are read after their documents have changed. */
class OlderAnswersTest {
    private static final Instant ASKED = Instant.parse("2036-01-02T03:04:05Z");

    private TestServer server;

    /** An answer cites the line "cited", the second of its document. */
    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), query -> Passages.ONE);
        write("a\ncited\nc");
        var source = new Frame.Source(
                1,
                "A",
                new Frame.Origin("docs/a.md", 1, 3, null, null, null),
                "source.html?path=docs/a.md#L1-L3",
                1,
                "a");
        var frames = List.<Frame>of(
                new Frame.Sources(List.of(source)),
                new Frame.Citations(
                        List.of(1),
                        List.of(new CitationProof.CheckedCitation(1, 0, 2, 0.9, 2, 2)),
                        null,
                        List.of(new CitationProof.CitedLines(1, 2, 2, Freshness.hash(List.of("cited")))),
                        null));
        var asked = new AskedQuestion("Why?", "m", ASKED, null, null, Narrowing.NONE);
        var stored = server.store.begin(Caller.LOCAL, "Why?", Turn.begin("a1", "c1", asked));
        server.store.end(
                new Turn("a1", "c1", null, asked, new WrittenAnswer("So [1].", TurnStatus.DONE, frames, ASKED)),
                new TurnPart(stored.journal(), 2, frames));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private void write(String text) {
        server.index.put("docs", "1", new Document("docs/a.md", "A", text, List.of()), List.of());
        server.index.refresh();
    }

    /** Returns the details of the answer, which its conversation has as well. */
    private JsonValue details() {
        var answer = Json.parse(server.get("/api/answers/a1").body()).get("details");
        var turns = Json.parse(server.get("/api/conversations/c1").body()).get("turns");
        assertEquals(answer.toString(), turns.elements().get(0).get("details").toString());
        return answer;
    }

    @Test
    void linesAtTheirPlaceAreNotMentioned() {
        write("other\ncited\nother");

        var details = details();

        assertEquals("absent absent", state(details));
        assertEquals("1", source(details).get("startLine").toString());
    }

    @Test
    void aCitationOpensWhereItsLinesAreNow() {
        write("new\nnew\na\ncited\nc");

        var details = details();

        assertEquals("absent [1]", state(details));
        assertEquals(
                "source.html?path=docs/a.md#L3-L5",
                source(details).get("url").text().orElseThrow());
        assertEquals(
                "4",
                details.at("/citations/checked")
                        .elements()
                        .get(0)
                        .get("startLine")
                        .toString());
        assertEquals(
                "4",
                details.at("/citations/spans").elements().get(0).get("endLine").toString());
        assertEquals("[1]", details.at("/citations/used").toString());
        var opened = Json.parse(
                server.get("/api/documents?path=docs/a.md&start=4&end=4").body());
        assertEquals("cited", opened.get("text").text().orElseThrow());
    }

    @Test
    void linesThatHaveChangedStayWhereTheyWere() {
        write("new\nnew\na\nchanged\nc");

        var details = details();

        assertTrue(state(details).contains("has changed since in docs/a.md"), state(details));
        assertEquals("1", source(details).get("startLine").toString());
    }

    @Test
    void aDocumentThatIsNotThereAnyMoreIsNamed() {
        server.index.remove("docs/a.md");
        server.index.refresh();

        assertTrue(state(details()).contains("cites what is not in the index now: docs/a.md."), state(details()));
        assertEquals(404, server.get("/api/documents?path=docs/a.md").statusCode());
    }

    private static JsonValue source(JsonValue details) {
        return details.at("/sources/sources").elements().get(0);
    }

    /** Returns the notices and what has moved. */
    private static String state(JsonValue details) {
        return shown(details.get("notices")) + " " + shown(details.get("moved"));
    }

    private static String shown(JsonValue value) {
        return value.elements().isEmpty() ? "absent" : value.toString();
    }
}
