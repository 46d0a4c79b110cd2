package dev.docent.embedding.local;

import dev.docent.settings.Pooling;
import java.nio.file.Path;
import java.util.Arrays;

/** A model that turns the tokens of a text into a vector of length 1. Thread-safe: each call computes on its caller's thread. */
final class SentenceModel implements AutoCloseable {
    private final OnnxModel model;
    private final Pooling pooling;

    private SentenceModel(OnnxModel model, Pooling pooling) {
        this.model = model;
        this.pooling = pooling;
    }

    /** Opens a model in memory. */
    static SentenceModel of(String name, byte[] model, Pooling pooling) {
        return new SentenceModel(OnnxModel.of(nameOf(name), model), pooling);
    }

    /**
     * Opens a model in a file, which may have further files of weights beside it.
     *
     * @throws IllegalStateException if it cannot be loaded, or is not a model of this kind
     */
    static SentenceModel of(Path file, Pooling pooling) {
        return new SentenceModel(OnnxModel.of(nameOf(file.toString()), file), pooling);
    }

    private static String nameOf(String model) {
        return "embedding model " + model;
    }

    /** Returns the vector of a text with these tokens. */
    float[] embed(long[] tokens) {
        return normalized(model.run(tokens, new long[tokens.length], this::pooled));
    }

    /** Waits for running computations, then frees the model. */
    @Override
    public void close() {
        model.close();
    }

    /** The first output is the vectors of all tokens, one after the other, or that of the whole text. */
    private float[] pooled(float[] values, long[] shape) {
        if (shape.length < 2) {
            throw new IllegalStateException("The " + model.name() + " returns no vectors: its first output has "
                    + shape.length + " dimensions");
        }
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
