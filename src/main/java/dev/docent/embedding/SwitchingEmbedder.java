package dev.docent.embedding;

import dev.docent.index.Embedder;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Embeds questions by the model before until all documents have vectors of the new one. Thread-safe; closes neither of the two.
 */
final class SwitchingEmbedder implements Embedder {
    private final Embedder next;
    private final Embedder former;
    private final BooleanSupplier isFinished;

    /** @param isFinished whether the vectors of the new model serve */
    SwitchingEmbedder(Embedder next, Embedder former, BooleanSupplier isFinished) {
        this.next = next;
        this.former = former;
        this.isFinished = isFinished;
    }

    @Override
    public Embedder serving() {
        return isFinished.getAsBoolean() ? next : former;
    }

    @Override
    public String id() {
        return serving().id();
    }

    @Override
    public int dimensions() {
        return serving().dimensions();
    }

    @Override
    public boolean knows(String language) {
        return serving().knows(language);
    }

    @Override
    public int batchSize() {
        return serving().batchSize();
    }

    @Override
    public float[] embed(String text) {
        return serving().embed(text);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return serving().embedAll(texts);
    }

    @Override
    public float[] embedQuestion(String text) {
        return serving().embedQuestion(text);
    }

    @Override
    public int countTokens(String text) {
        return next.countTokens(text);
    }

    @Override
    public int countTokens(String text, int limit) {
        return next.countTokens(text, limit);
    }

    @Override
    public void close() {
        // Their owner closes them.
    }
}
