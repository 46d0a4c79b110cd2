package dev.docent.embedding.local;

import dev.docent.corpus.TokenCounter;
import dev.docent.json.JsonValue;

/** Turns text into the token numbers of a model. Immutable. */
interface TextTokenizer extends TokenCounter {
    /**
     * Returns the tokens of a text between the markers of its start and end.
     *
     * @param maxTokens the most tokens that are returned, including the markers; further tokens are left out
     */
    long[] encode(String text, int maxTokens);

    /**
     * Returns the tokens of a text without markers.
     *
     * @param most the most tokens that are returned; further tokens are left out
     */
    long[] pieces(String text, int most);

    /**
     * Returns the tokenizer that a {@code tokenizer.json} describes.
     *
     * @throws IllegalArgumentException if it is of a type that is not supported; the message says which are
     */
    static TextTokenizer of(JsonValue description) {
        var type = description.at("/model/type").text().orElse("");
        // Old files do not name the type. A list of pairs is the vocabulary of Unigram.
        boolean isUnigram = type.equals("Unigram")
                || (type.isEmpty() && !description.at("/model/vocab/0").isAbsent());
        return isUnigram ? UnigramTokenizer.of(description) : WordPieceTokenizer.of(description);
    }
}
