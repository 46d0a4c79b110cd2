package dev.docent.index.language;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.jspecify.annotations.Nullable;

/**
 * A language that people write in. Immutable.
 *
 * @param code its code of ISO 639-1, or of ISO 639-3 if it has none there
 * @param functionWords words that every text in it has and that say nothing about its subject, in lower case
 * @param forms reduces the forms of a word to one; null if nothing here can do that
 * @param joinsWords whether it writes several nouns as one word
 */
public record TextLanguage(
        String code, Set<String> functionWords, @Nullable UnaryOperator<TokenStream> forms, boolean joinsWords) {
    public TextLanguage {
        functionWords = Set.copyOf(functionWords);
    }

    /** Returns what reduces the forms of a word to one, if there is something. It adds or drops no position. */
    public Optional<UnaryOperator<TokenStream>> reduction() {
        return Optional.ofNullable(forms);
    }
}
