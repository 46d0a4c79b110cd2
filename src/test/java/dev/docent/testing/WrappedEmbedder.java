package dev.docent.testing;

import dev.docent.index.Embedder;

/** Hands everything on to another embedder, which somebody else closes. */
interface WrappedEmbedder extends Embedder {
    Embedder embedder();

    @Override
    default String id() {
        return embedder().id();
    }

    @Override
    default int dimensions() {
        return embedder().dimensions();
    }

    @Override
    default float[] embed(String text) {
        return embedder().embed(text);
    }

    @Override
    default int countTokens(String text) {
        return embedder().countTokens(text);
    }

    @Override
    default void close() {}
}
