package dev.docent.testing;

import dev.docent.index.Embedder;

/**
 * A model that has learned one language.
 *
 * @param embedder embeds
 * @param language the code of the language
 */
public record OneLanguage(Embedder embedder, String language) implements WrappedEmbedder {
    @Override
    public boolean knows(String other) {
        return other.equals(language);
    }
}
