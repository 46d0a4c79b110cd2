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
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;
import dev.docent.retrieval.Retriever;
import dev.docent.retrieval.Search;
import dev.docent.sse.SseEvent;
import dev.docent.testing.EventReader;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.Gate;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.net.http.HttpResponse;
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
    private final Retriever retriever = new HybridRetriever(index, embedder);
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

    private TestServer server(CompletionStage<Reranking> result) throws Exception {
        return server(retriever, new Scripted(result, asked));
    }

    private TestServer server(Retriever retriever, Reranker reranker) throws Exception {
        return new TestServer(model, new PassageSearch(retriever, chosen -> Optional.of(reranker)));
    }

    private static EventReader ask(TestServer server) {
        return new EventReader(
                server.openPost("/api/chat", "{\"message\":\"heap\"}").body());
    }

    private List<SseEvent> answer(CompletionStage<Reranking> result) throws Exception {
        return answer(new Scripted(result, asked));
    }

    private List<SseEvent> answer(Reranker reranker) throws Exception {
        try (var server = server(retriever, reranker);
                var stream = ask(server)) {
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

    @Test
    void aRerankerThatThrowsAnErrorDoesNotHarmTheAnswerEither() throws Exception {
        assertUnchanged(answer(new Reranker() {
            @Override
            public int most() {
                return 20;
            }

            @Override
            public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
                throw new StackOverflowError("as the test requires");
            }
        }));
    }

    @Test
    void nobodyIsAskedForAnOrderIfTheAnswerWasStoppedDuringTheSearch() throws Exception {
        var searching = new Gate();
        var slow = new Retriever() {
            @Override
            public Retrieval retrieve(Query query) {
                return retriever.retrieve(query);
            }

            @Override
            public Search begin(Query query, int candidates) {
                searching.pass();
                return retriever.begin(query, candidates);
            }
        };
        try (var server = server(slow, new Scripted(new CompletableFuture<>(), asked));
                var stream = ask(server)) {
            var seen = List.of(stream.next());
            searching.awaitReached();
            assertEquals(204, stop(server, seen).statusCode());
            searching.open();
            assertEquals("stopped", done(stream.rest()).get("finish").text().orElseThrow());
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void aStopDoesNotWaitForTheOrderAndCancelsIt() throws Exception {
        var order = new CompletableFuture<Reranking>();
        try (var server = server(order);
                var stream = ask(server)) {
            var seen = readUntilOrdering(stream);

            assertEquals(204, stop(server, seen).statusCode());
            seen.addAll(stream.rest());

            assertEquals(List.of("searching", "searching Putting the passages in order."), story(seen));
            assertEquals("stopped", done(seen).get("finish").text().orElseThrow());
            assertEquals(0, done(seen).get("length").integer().orElseThrow());
            Patience.await(order::isCancelled, () -> "nobody has cancelled the order");
        }
        assertEquals(0, model.calls());
    }

    @Test
    void anOrderThatCannotBeCancelledDoesNotDelayTheStop() throws Exception {
        var order = new CompletableFuture<Reranking>() {
            private final Gate late = new Gate();

            @Override
            public boolean cancel(boolean mayInterrupt) {
                late.pass();
                complete(Reranking.of(List.of(new Reranking.Rank(3, null)), null));
                return false;
            }
        };
        try (var server = server(order);
                var stream = ask(server)) {
            var seen = readUntilOrdering(stream);

            var stopped = CompletableFuture.runAsync(() -> stop(server, seen));
            var rest = stream.rest();
            assertEquals("stopped", done(rest).get("finish").text().orElseThrow());
            order.late.open();
            stopped.join();
        }
        assertEquals(0, model.calls(), "an order that comes after the stop has no effect");
    }

    private static List<SseEvent> readUntilOrdering(EventReader stream) {
        var seen = new ArrayList<SseEvent>();
        while (seen.isEmpty() || !seen.get(seen.size() - 1).data().contains("in order")) {
            seen.add(stream.next());
        }
        return seen;
    }

    private static HttpResponse<String> stop(TestServer server, List<SseEvent> seen) {
        var answer = Json.parse(seen.get(0).data()).get("answer").text().orElseThrow();
        return server.post("/api/answers/" + answer + "/stop", "{}");
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
