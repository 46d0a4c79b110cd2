package dev.docent.testing;

import dev.docent.index.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An embedder that knows words but no meaning: each word has a fixed direction, and a text is the sum of its words.
 * Texts that share words are close, others almost orthogonal. A token is a word. Thread-safe.
 */
public final class FakeEmbedder implements Embedder {
    private static final int DIMENSIONS = 64;

    private final String id;
    private final AtomicInteger embeddings = new AtomicInteger();
    private volatile boolean closed;

    public FakeEmbedder() {
        this("fake-words-1");
    }

    /** Makes an embedder with another identity, as a new version of a model would have. */
    public FakeEmbedder(String id) {
        this.id = id;
    }

    /** Returns how many texts were embedded so far. */
    public int embeddings() {
        return embeddings.get();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embed(String text) {
        if (closed) {
            throw new IllegalStateException("the embedder is closed");
        }
        embeddings.incrementAndGet();
        var sum = new float[DIMENSIONS];
        words(text).forEach(word -> addDirection(word, sum));
        return normalized(sum);
    }

    @Override
    public int countTokens(String text) {
        return words(text).size();
    }

    @Override
    public int countTokens(String text, int limit) {
        return (int) Math.min(countTokens(text), limit + 1L);
    }

    @Override
    public void close() {
        closed = true;
    }

    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static void addDirection(String word, float[] sum) {
        var random = new Random(word.hashCode());
        for (var i = 0; i < sum.length; i++) {
            sum[i] += (float) random.nextGaussian();
        }
    }

    private static float[] normalized(float[] vector) {
        double squares = 0;
        for (var x : vector) {
            squares += x * x;
        }
        if (squares == 0) {
            // A text without words: any fixed direction of length 1 will do.
            vector[0] = 1;
            return vector;
        }
        var length = (float) Math.sqrt(squares);
        for (var i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
