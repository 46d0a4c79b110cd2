package dev.docent.testing;

import dev.docent.index.Embedder;

/**
 * Another embedder whose cosines are all high, as those of some models are: a cosine c becomes 0.7 + 0.3 c. Thread-safe.
 */
public final class SqueezedEmbedder implements Embedder {
    private static final double FLOOR = 0.7;

    private final Embedder embedder;

    public SqueezedEmbedder(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public String id() {
        return "squeezed " + embedder.id();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions() + 1;
    }

    /** One more direction, which all texts share. */
    @Override
    public float[] embed(String text) {
        var vector = embedder.embed(text);
        var squeezed = new float[vector.length + 1];
        for (int i = 0; i < vector.length; i++) {
            squeezed[i] = (float) (Math.sqrt(1 - FLOOR) * vector[i]);
        }
        squeezed[vector.length] = (float) Math.sqrt(FLOOR);
        return squeezed;
    }

    @Override
    public int countTokens(String text) {
        return embedder.countTokens(text);
    }

    @Override
    public void close() {
        embedder.close();
    }
}
