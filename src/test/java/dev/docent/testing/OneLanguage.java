package dev.docent.testing;

import dev.docent.index.Embedder;

/**
 * A model that has learned one language.
 *
 * @param embedder embeds
 * @param language the code of the language
 */
public record OneLanguage(Embedder embedder, String language) implements Embedder {
    @Override
    public boolean knows(String other) {
        return other.equals(language);
    }

    @Override
    public String id() {
        return embedder.id();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public float[] embed(String text) {
        return embedder.embed(text);
    }

    @Override
    public int countTokens(String text) {
        return embedder.countTokens(text);
    }

    @Override
    public void close() {}
}
