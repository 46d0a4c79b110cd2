package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.answer.PassageSearch;
import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.index.EmbeddedChunk;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.Usage;
import dev.docent.rerank.Reranker;
import dev.docent.rerank.Reranking;
import dev.docent.retrieval.Candidate;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.sse.SseEvent;
import dev.docent.testing.EventReader;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Answers whose passages somebody puts in order, through the whole server. */
final class RerankedAnswerTest {
    private static final String SKIPPED =
            "searching The passages could not be put in order in time, so they are in the order of the search.";

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final ScriptedModel model = new ScriptedModel();
    private final List<String> asked = new ArrayList<>();

    RerankedAnswerTest() {
        for (int page = 0; page < 4; page++) {
            var path = "guide/" + page + ".md";
            var text = "heap" + " filler".repeat(page) + " word" + page;
            var chunk = new Chunk(new Location(path, 1, 1), path, List.of(), BlockKind.PROSE, text);
            index.put(
                    "guide",
                    "1",
                    new Document(path, path, text, List.of()),
                    List.of(new EmbeddedChunk(chunk, embedder.embed(text))));
        }
        index.refresh();
    }

    /** Somebody who does what a test says. */
    private record Scripted(CompletionStage<Reranking> result, List<String> asked) implements Reranker {
        @Override
        public int most() {
            return 20;
        }

        @Override
        public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
            asked.add(question + " " + candidates.size());
            return result;
        }
    }

    private List<SseEvent> answer(CompletionStage<Reranking> result) throws Exception {
        var search = new PassageSearch(
                new HybridRetriever(index, embedder), chosen -> Optional.of(new Scripted(result, asked)));
        try (var server = new TestServer(model, search);
                var stream = new EventReader(
                        server.openPost("/api/chat", "{\"message\":\"heap\"}").body())) {
            model.awaitAsked();
            model.says("Because [1].");
            model.finishes();
            return stream.rest();
        }
    }

    private static List<String> story(List<SseEvent> events) {
        var story = new ArrayList<String>();
        for (var event : events) {
            var data = Json.parse(event.data());
            if (event.type().equals("status")) {
                var detail = data.get("detail").text();
                story.add(data.get("phase").text().orElseThrow()
                        + detail.map(words -> " " + words).orElse(""));
            }
            data.get("sources")
                    .elements()
                    .forEach(source -> story.add(source.get("path").text().orElseThrow()));
        }
        return story;
    }

    private static JsonValue done(List<SseEvent> events) {
        return Json.parse(events.get(events.size() - 1).data());
    }

    @Test
    void passagesComeInThatOrderAndItsTokensAreCounted() throws Exception {
        var ranks = List.of(new Reranking.Rank(3, 0.9), new Reranking.Rank(1, 0.8));
        var events = answer(CompletableFuture.completedFuture(Reranking.of(ranks, new Usage(100, 5))));

        assertEquals(
                List.of(
                        "searching",
                        "searching Putting the passages in order.",
                        "guide/3.md",
                        "guide/0.md",
                        "guide/1.md",
                        "guide/2.md",
                        "asking"),
                story(events));
        assertEquals(List.of("heap 4"), asked);
        assertEquals(107L, done(events).at("/usage/inputTokens").integer().orElseThrow());
        assertEquals(8L, done(events).at("/usage/outputTokens").integer().orElseThrow());
        assertFalse(done(events).at("/timing/rerank").isAbsent());
        assertTrue(done(events).at("/timing/rerankSkipped").isAbsent());
    }

    @Test
    void whatDoesNotComeInTimeIsSkippedAndSaid() throws Exception {
        var events = answer(CompletableFuture.completedFuture(Reranking.skipped("no order came", null)));

        assertUnchanged(events);
        assertFalse(done(events).at("/timing/rerankSkipped").isAbsent());
        assertTrue(done(events).at("/timing/rerank").isAbsent());
    }

    @Test
    void evenAnErrorDoesNotHarmTheAnswer() throws Exception {
        assertUnchanged(answer(CompletableFuture.failedFuture(new StackOverflowError("as the test requires"))));
    }

    private static void assertUnchanged(List<SseEvent> events) {
        assertEquals(
                List.of(
                        "searching",
                        "searching Putting the passages in order.",
                        SKIPPED,
                        "guide/1.md",
                        "guide/0.md",
                        "guide/2.md",
                        "guide/3.md",
                        "asking"),
                story(events));
        assertEquals("stop", done(events).get("finish").text().orElseThrow());
    }
}
