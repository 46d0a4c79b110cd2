package dev.docent.embedding.local;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A model of the BERT family, which computes something from tokens. Thread-safe: each call computes on its caller's thread.
 *
 * <p>It gets one row of tokens at a time, never several: the arithmetic of models with 8-bit weights scales all rows by their
 * largest number, so what is computed from one would depend on the others. Rows together are no faster on a processor.
 */
final class OnnxModel implements AutoCloseable {
    /** What models of the BERT family read. One of the last two may be missing. */
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

    private final String name;
    private final OnnxEnvironment environment;
    private final OrtSession session;
    private final Set<String> inputs;

    // Closing the session during a computation would crash the process. Computations hold the read lock, close the
    // write lock.
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxModel(String name, OnnxEnvironment environment, OrtSession session) {
        this.name = name;
        this.environment = environment;
        this.session = session;
        this.inputs = Set.copyOf(session.getInputNames());
    }

    /**
     * Opens a model in memory.
     *
     * @param name what messages call it: {@code embedding model all-minilm}
     * @throws IllegalStateException if it cannot be loaded, or is not a model of this kind
     */
    static OnnxModel of(String name, byte[] model) {
        return open(name, (environment, options) -> environment.session(model, options));
    }

    /** Does the same with a model in a file, which may have further files of weights beside it. */
    static OnnxModel of(String name, Path file) {
        return open(name, (environment, options) -> environment.session(file, options));
    }

    @FunctionalInterface
    private interface Opening {
        OrtSession session(OnnxEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    /** Reads what a model has computed, while it is there. */
    @FunctionalInterface
    interface OutputReading<T> {
        /**
         * Returns what the numbers mean.
         *
         * @param values of the first output, row by row
         * @param shape its dimensions
         */
        T of(float[] values, long[] shape);
    }

    private static OnnxModel open(String name, Opening opening) {
        var environment = environment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            var model = new OnnxModel(name, environment, opening.session(environment, options));
            if (!model.inputs.contains("input_ids") || !INPUTS.containsAll(model.inputs)) {
                model.close();
                throw new IllegalStateException("The " + name + " reads " + model.inputs
                        + ", but Docent gives models input_ids, attention_mask and token_type_ids only");
            }
            return model;
        } catch (OrtException e) {
            var failure = new IllegalStateException("The " + name + " could not be loaded: " + e.getMessage(), e);
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

    /** Returns what messages call it. */
    String name() {
        return name;
    }

    /**
     * Computes and reads the first output.
     *
     * @param tokens the numbers of one row
     * @param types the part of the text that each token belongs to, from 0
     * @throws IllegalStateException if the model cannot compute that, returns no decimal numbers, or is closed
     */
    <T> T run(long[] tokens, long[] types, OutputReading<T> reading) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The " + name + " is closed");
            }
            return computed(tokens, types, reading);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "The " + name + " could not compute a text of " + tokens.length + " tokens: " + e.getMessage(), e);
        } finally {
            closing.readLock().unlock();
        }
    }

    private <T> T computed(long[] tokens, long[] types, OutputReading<T> reading) throws OrtException {
        var shape = new long[] {1, tokens.length};
        var ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (var ids = environment.tensor(tokens, shape);
                var mask = environment.tensor(ones, shape);
                var parts = environment.tensor(types, shape)) {
            var given = new HashMap<>(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", parts));
            given.keySet().retainAll(inputs);
            try (var result = session.run(given)) {
                return read(result.get(0) instanceof OnnxTensor tensor ? tensor : null, reading);
            }
        }
    }

    private <T> T read(@Nullable OnnxTensor output, OutputReading<T> reading) {
        var buffer = output == null ? null : output.getFloatBuffer();
        if (output == null || buffer == null) {
            throw new IllegalStateException("The first output of the " + name + " has no decimal numbers");
        }
        // The buffer is a copy that belongs to nobody else.
        return reading.of(buffer.array(), output.getInfo().getShape());
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
            throw new IllegalStateException("The " + name + " could not be freed: " + e.getMessage(), e);
        } finally {
            closing.writeLock().unlock();
        }
    }
}
