package dev.docent.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.conversation.WrittenAnswer;
import dev.docent.corpus.Document;
import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.Language;
import dev.docent.corpus.Narrowing;
import dev.docent.corpus.OriginAddresses;
import dev.docent.evidence.Freshness;
import dev.docent.journal.CitationProof;
import dev.docent.journal.Frame;
import dev.docent.json.Json;
import dev.docent.testing.InMemoryChunkIndex;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnViewTest {
    private static final Instant ASKED = Instant.parse("2036-01-02T03:04:05Z");

    private static final Narrowing SCOPE =
            new Narrowing(Set.of("shop"), Set.of("shop/src/", "shop/docs/"), Set.of(Language.MARKDOWN));

    @Test
    void leavesOutWhatATurnDoesNotHave() {
        var asked = new AskedQuestion("Why?", "quotes", ASKED, null, "key", Narrowing.NONE);
        var running = Turn.begin("a1", "c1", asked);

        assertEquals("""
            {"answer":"a1","conversation":"c1","question":"Why?","text":"","status":"running","model":"quotes",\
            "details":{},"askedAt":"2036-01-02T03:04:05Z"}\
            """, Json.write(TurnView.of(running, null, outdated())));
    }

    @Test
    void hasTheFramesThatShowTheAnswerAgainByTheirEvents() {
        var asked = new AskedQuestion("Continue", "quotes", ASKED, "a1", null, SCOPE);
        var origin = new Frame.Origin("docs/a.md", 3, 4, null, null, null);
        var frames = List.<Frame>of(
                new Frame.Sources(List.of(new Frame.Source(1, "A", origin, "source.html", 0.5, "one"))),
                new Frame.Notice("x", "y"),
                new Frame.Citations(List.of(1)));
        var written = new WrittenAnswer("Because [1].", TurnStatus.DONE, frames, ASKED.plusSeconds(1));
        var turn = new Turn("a2", "c1", "a1", asked, written);

        assertEquals("""
            {"answer":"a2","conversation":"c1","parent":"a1","question":"Continue","text":"Because [1].",\
            "status":"done","model":"quotes","details":{"sources":{"sources":[{"n":1,"title":"A",\
            "path":"docs/a.md","startLine":3,"endLine":4,"url":"source.html","score":0.5,"excerpt":"one"}]},\
            "notices":[{"code":"x","message":"y"}],"citations":{"used":[1]}},"askedAt":"2036-01-02T03:04:05Z",\
            "endedAt":"2036-01-02T03:04:06Z","continues":"a1",\
            "scope":{"sources":["shop"],"paths":["shop/docs/","shop/src/"],"languages":["markdown"]}}\
            """, Json.write(TurnView.of(turn, null, outdated())));
    }

    private static OutdatedAnswers outdated() {
        var index = new InMemoryChunkIndex();
        index.put("docs", "1", new Document("docs/a.md", "A", "1\n2\nold\n4", List.of()), List.of());
        index.refresh();
        return new OutdatedAnswers(new CurrentDocuments(index, DocumentNames.ONE, OriginAddresses.NONE));
    }

    @Test
    void namesTheSourcesWhoseLinesAreAtAnotherPlaceNow() {
        var origin = new Frame.Origin("docs/a.md", 1, 2, null, null, null);
        var spans = List.of(new CitationProof.CitedLines(1, 2, 2, Freshness.hash(List.of("old"))));
        var frames = List.<Frame>of(
                new Frame.Sources(List.of(new Frame.Source(1, "A", origin, "source.html", 0.5, "one"))),
                new Frame.Citations(List.of(1), List.of(), null, spans, null));
        var asked = new AskedQuestion("Why?", "m", ASKED, null, null, Narrowing.NONE);
        var turn = new Turn("a2", "c1", null, asked, new WrittenAnswer("x", TurnStatus.DONE, frames, ASKED));

        var details =
                Json.parse(Json.write(TurnView.of(turn, null, outdated()))).get("details");

        assertEquals("[1]", details.get("moved").toString());
        assertEquals(
                "2",
                details.at("/sources/sources")
                        .elements()
                        .get(0)
                        .get("startLine")
                        .toString());
    }

    /** A model that looks further finds more. */
    @Test
    void hasAllListsOfSourcesAsOne() {
        var asked = new AskedQuestion("Why?", "m", ASKED, null, null, Narrowing.NONE);
        var origin = new Frame.Origin("docs/a.md", 3, 4, null, null, null);
        var frames = List.<Frame>of(
                new Frame.Sources(
                        List.of(new Frame.Source(1, "A", origin, "source.html", 0.5, "one")), List.of("Why is it so?")),
                new Frame.Sources(List.of(new Frame.Source(2, "B", origin, "source.html", 1, "two"))));
        var written = new WrittenAnswer("x", TurnStatus.DONE, frames, ASKED.plusSeconds(1));

        var turn = new Turn("a2", "c1", null, asked, written);
        var details =
                Json.parse(Json.write(TurnView.of(turn, null, outdated()))).get("details");

        assertEquals(
                List.of("A", "B"),
                details.at("/sources/sources").elements().stream()
                        .map(source -> source.get("title").text().orElseThrow())
                        .toList());
        assertEquals("[\"Why is it so?\"]", details.at("/sources/searched").toString());
    }
}
