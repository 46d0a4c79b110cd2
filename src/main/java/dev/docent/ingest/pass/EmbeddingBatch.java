package dev.docent.ingest.pass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Chunks of one document that are being embedded. One thread. */
final class EmbeddingBatch {
    private final UnfinishedDocument document;
    /** The future vectors, by the place of their chunk. */
    private final Map<Integer, CompletableFuture<float[]>> vectors;

    private @Nullable Throwable failure;

    EmbeddingBatch(UnfinishedDocument document, Map<Integer, CompletableFuture<float[]>> vectors) {
        this.document = document;
        this.vectors = vectors;
    }

    UnfinishedDocument document() {
        return document;
    }

    int size() {
        return vectors.size();
    }

    boolean isDone() {
        return vectors.values().stream().allMatch(CompletableFuture::isDone);
    }

    /** Waits for the vectors, and returns those that did not fail, by the place of their chunk. */
    Map<Integer, float[]> await() {
        var done = new LinkedHashMap<Integer, float[]>();
        vectors.forEach((place, vector) -> {
            try {
                done.put(place, vector.join());
            } catch (CompletionException e) {
                failure = failure == null ? Objects.requireNonNullElse(e.getCause(), e) : failure;
            }
        });
        return done;
    }

    /** Returns why the first of them failed, if any did. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
