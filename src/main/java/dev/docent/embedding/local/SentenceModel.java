package dev.docent.embedding.local;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.docent.settings.Pooling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model that turns the tokens of a text into a vector of length 1. Thread-safe: each call computes on its caller's thread.
 *
 * <p>Texts are embedded one by one, never in batches: the arithmetic of models with 8-bit weights scales a whole batch by its
 * largest number, so a text's vector would depend on the others.
 */
final class SentenceModel implements AutoCloseable {
    /** What models of the BERT family read. One of the last two may be missing. */
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

    private final String name;
    private final Pooling pooling;
    private final OnnxEnvironment environment;
    private final OrtSession session;
    private final Set<String> inputs;

    // Closing the session during a computation would crash the process. Computations hold the read lock, close the
    // write lock.
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    private SentenceModel(String name, Pooling pooling, OnnxEnvironment environment, OrtSession session) {
        this.name = name;
        this.pooling = pooling;
        this.environment = environment;
        this.session = session;
        this.inputs = Set.copyOf(session.getInputNames());
    }

    /** Opens a model in memory. */
    static SentenceModel of(String name, byte[] model, Pooling pooling) {
        return open(name, pooling, (environment, options) -> environment.session(model, options));
    }

    /**
     * Opens a model in a file, which may have further files of weights beside it.
     *
     * @throws IllegalStateException if it cannot be loaded, or is not a model of this kind
     */
    static SentenceModel of(Path file, Pooling pooling) {
        return open(file.toString(), pooling, (environment, options) -> environment.session(file, options));
    }

    @FunctionalInterface
    private interface Opening {
        OrtSession session(OnnxEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    private static SentenceModel open(String name, Pooling pooling, Opening opening) {
        var environment = environment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            var model = new SentenceModel(name, pooling, environment, opening.session(environment, options));
            if (!model.inputs.contains("input_ids") || !INPUTS.containsAll(model.inputs)) {
                model.close();
                throw new IllegalStateException("The embedding model " + name + " reads " + model.inputs
                        + ", but Docent gives models input_ids, attention_mask and token_type_ids only");
            }
            return model;
        } catch (OrtException e) {
            var failure = new IllegalStateException(
                    "The embedding model " + name + " could not be loaded: " + e.getMessage(), e);
            try {
                environment.close();
            } catch (OrtException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private static OnnxEnvironment environment() {
        try {
            return new OnnxEnvironment();
        } catch (LinkageError | RuntimeException e) {
            // UnsatisfiedLinkError the first time, NoClassDefFoundError each time after.
            throw OnnxLibrary.doesNotLoad(e);
        }
    }

    /** Returns the vector of a text with these tokens. */
    float[] embed(long[] tokens) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedder is closed");
            }
            return normalized(run(tokens));
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

    private float[] run(long[] tokens) throws OrtException {
        var shape = new long[] {1, tokens.length};
        var ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (var ids = environment.tensor(tokens, shape);
                var mask = environment.tensor(ones, shape);
                var types = environment.tensor(new long[tokens.length], shape)) {
            var given = new HashMap<>(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types));
            given.keySet().retainAll(inputs);
            try (var result = session.run(given)) {
                return pooled((OnnxTensor) result.get(0));
            }
        }
    }

    /** The first output is the vectors of all tokens, one after the other, or that of the whole text. */
    private float[] pooled(OnnxTensor output) {
        var shape = output.getInfo().getShape();
        var buffer = output.getFloatBuffer();
        if (buffer == null || shape.length < 2) {
            throw new IllegalStateException("The embedding model " + name + " returns no vectors: its first output has "
                    + shape.length + " dimensions");
        }
        var values = new float[buffer.remaining()];
        buffer.get(values);
        int width = Math.toIntExact(shape[shape.length - 1]);
        int count = values.length / width;
        return switch (pooling) {
            case CLS -> Arrays.copyOf(values, width);
            case LAST -> Arrays.copyOfRange(values, values.length - width, values.length);
            case AUTO, MEAN -> mean(values, width, count);
        };
    }

    private static float[] mean(float[] vectors, int width, int count) {
        var mean = new float[width];
        for (int i = 0; i < vectors.length; i++) {
            mean[i % width] += vectors[i] / count;
        }
        return mean;
    }

    private static float[] normalized(float[] vector) {
        double squares = 0;
        for (var x : vector) {
            squares += x * x;
        }
        var length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
