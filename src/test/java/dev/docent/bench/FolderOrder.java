package dev.docent.bench;

import dev.docent.conversation.ConversationStores;
import dev.docent.corpus.Chunk;
import dev.docent.embedding.local.CrossEncoder;
import dev.docent.model.ConfiguredModel;
import dev.docent.rerank.ConfiguredRerankers;
import dev.docent.rerank.Reranker;
import dev.docent.retrieval.Candidate;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Timers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cross-encoder of {@code docent.rerank} with a folder, with a minute for each question. */
final class FolderOrder implements AutoCloseable {
    private final Timers timers = new Timers("bench-timer", 1);
    private final CrossEncoder encoder;
    private final ConfiguredRerankers rerankers;
    private final Reranker reranker;

    private FolderOrder(Path folder) {
        encoder = new CrossEncoder(folder);
        var settings = Settings.read(
                Map.of("docent.rerank", folder.toString(), "docent.rerank.timeout", "1m"),
                new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE));
        var model = new ScriptedModel();
        rerankers = new ConfiguredRerankers(
                settings,
                List.of(new ConfiguredModel("quotes", model, model)),
                encoder,
                timers.scheduler(),
                System::nanoTime);
        reranker = rerankers.of(model).orElseThrow();
    }

    /** Opens it; null if no folder is named. */
    static @Nullable FolderOrder of(String folder) {
        return folder.isEmpty() ? null : new FolderOrder(Path.of(folder).toAbsolutePath());
    }

    /** Returns the most candidates that it puts in order. */
    int most() {
        return reranker.most();
    }

    /** Returns the positions of candidates, the best first. */
    List<Integer> order(String question, List<Candidate> candidates) {
        var order = reranker.rerank(question, candidates).toCompletableFuture().join();
        if (!order.isDone() && !candidates.isEmpty()) {
            throw new IllegalStateException(Objects.requireNonNull(order.skipped()));
        }
        return order.order();
    }

    /** Returns chunks in that order: the first ones changed, the others after them. */
    List<Chunk> ordered(String question, List<Chunk> chunks) {
        var first = chunks.stream()
                .limit(most())
                .map(chunk -> new Candidate(chunk.location().path(), chunk.title(), chunk.headings(), chunk.readable()))
                .toList();
        var places = new LinkedHashSet<>(order(question, first));
        IntStream.range(0, chunks.size()).forEach(places::add);
        return new ArrayList<>(places.stream().map(chunks::get).toList());
    }

    @Override
    public void close() {
        rerankers.close();
        encoder.close();
        timers.close();
    }
}
