package dev.docent.bench;

import dev.docent.index.Embedder;
import dev.docent.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * English words, the frequent ones first: those of the vocabulary of the built-in model, which has this order. How often each
 * occurs follows Zipf's law. Immutable.
 */
final class FrequentWords {
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";

    /** What comes before it are single characters and markers. */
    private static final String FIRST = "the";

    /** How many words there are: 10,000. */
    private static final int MOST = 10_000;

    /** Zipf's law as Mandelbrot corrected it: the most frequent words are not as frequent as it says. */
    private static final double SHIFT = 2.7;

    private final List<String> words;

    /** Of each word, the share of a text that it and the more frequent ones have. */
    private final double[] shares;

    private FrequentWords(List<String> words) {
        this.words = words;
        this.shares = new double[words.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += 1 / (i + SHIFT);
            shares[i] = sum;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
    }

    static FrequentWords read() throws IOException {
        try (var stream = FrequentWords.class.getResourceAsStream(VOCABULARY)) {
            if (stream == null) {
                throw new FileNotFoundException(VOCABULARY);
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var pieces = Json.parse(text).at("/model/vocab").fieldNames();
            return new FrequentWords(pieces.stream()
                    .dropWhile(piece -> !piece.equals(FIRST))
                    .filter(piece -> piece.matches("[a-z]{2,}"))
                    .limit(MOST)
                    .toList());
        }
    }

    /** Returns a word as frequent as it is in texts. */
    String any(Random random) {
        int found = Arrays.binarySearch(shares, random.nextDouble());
        return words.get(Math.min(words.size() - 1, found < 0 ? -found - 1 : found));
    }

    /** Returns a word that may be what a text is about: none of the first 300. */
    String ofSubject(Random random) {
        return words.get(300 + random.nextInt(words.size() - 300));
    }

    /** Returns the vector of each word, so that texts get theirs from their words. The model has to look at each word once. */
    WordVectors vectors(Embedder embedder) {
        var vectors = new HashMap<String, float[]>();
        for (int i = 0; i < words.size(); i++) {
            double share = shares[i] - (i == 0 ? 0 : shares[i - 1]);
            vectors.put(words.get(i), scaled(embedder.embed(words.get(i)), (float) -Math.log(share)));
        }
        return new WordVectors(Map.copyOf(vectors));
    }

    private static float[] scaled(float[] vector, float factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
        return vector;
    }
}
