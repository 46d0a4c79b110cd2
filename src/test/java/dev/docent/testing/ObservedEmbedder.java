package dev.docent.testing;

import dev.docent.index.Embedder;
import java.util.function.Consumer;

/**
 * An embedder that a test observes, or makes fail.
 *
 * @param embedder embeds
 * @param before gets each text first; what it throws is the failure of the embedder
 */
public record ObservedEmbedder(Embedder embedder, Consumer<String> before) implements WrappedEmbedder {
    @Override
    public float[] embed(String text) {
        before.accept(text);
        return embedder.embed(text);
    }
}
