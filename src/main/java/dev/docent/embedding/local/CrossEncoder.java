package dev.docent.embedding.local;

import java.nio.file.Path;

/**
 * A model in a folder that reads a question together with a text, and says how well the text answers it: a sequence classifier of
 * the BERT family with one result, or with two of which the second says yes. Thread-safe: each call computes on its caller's thread.
 *
 * <p>The folder has {@code model.onnx} and {@code tokenizer.json}, also in a folder {@code onnx}. {@code config.json} says how many
 * tokens the model reads.
 *
 * <p>The weights stay in memory outside of the heap until this is closed, about as much as {@code model.onnx} is large. Beside
 * that, ONNX Runtime keeps what threads have computed with: for a model of 6 layers and 512 tokens, some 60 MB for each thread that
 * computes at the same time.
 */
public final class CrossEncoder implements AutoCloseable {
    /** A pair that every model can read, to find out at the start whether this one does. */
    private static final String TRIAL = "a";

    private final TextTokenizer tokenizer;
    private final PairLayout layout;
    private final OnnxModel model;
    private final int maxTokens;

    /**
     * Loads the model and tries it once.
     *
     * @param folder the value of {@code docent.rerank}
     * @throws IllegalStateException if the folder does not contain a model that can be used, or ONNX Runtime does not load on this
     *     machine; the message says what is missing
     */
    public CrossEncoder(Path folder) {
        var files = new ModelFolder(folder, "docent.rerank", "/srv/models/ms-marco-MiniLM-L-6-v2");
        var file = files.model();
        var description = files.tokenizer();
        var json = files.json(description);
        try {
            this.tokenizer = TextTokenizer.of(json);
            this.layout = PairLayout.of(json);
        } catch (IllegalArgumentException e) {
            throw files.mistake(description + " cannot be used: " + e.getMessage(), e);
        }
        this.maxTokens = files.maxTokens();
        this.model = open(files, file);
        try {
            var unused = score(TRIAL, TRIAL);
        } catch (RuntimeException e) {
            model.close();
            throw files.mistake("the model does not score: " + e.getMessage(), e);
        }
    }

    private static OnnxModel open(ModelFolder files, Path file) {
        try {
            return OnnxModel.of("re-ranking model " + file, file);
        } catch (IllegalStateException e) {
            throw files.mistake(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns how well a text answers a question: higher is better, comparable for one question only. Takes some 10 to 100 ms for a
     * small model, and cannot be interrupted.
     *
     * <p>If both are too long for the model, the beginning of the question and the end of the text are left out.
     *
     * @throws IllegalStateException if the model gives no finite number, cannot compute, or is closed
     */
    public double score(String question, String text) {
        var pair = layout.join(tokenizer, question, text, maxTokens);
        double score = model.run(pair.tokens(), pair.types(), this::score);
        if (!Double.isFinite(score)) {
            throw new IllegalStateException("The " + model.name() + " gave the score " + score + " to a text of "
                    + pair.tokens().length + " tokens");
        }
        return score;
    }

    /** Of two results, the first says no and the second says yes. */
    private double score(float[] values, long[] shape) {
        return switch (values.length) {
            case 1 -> values[0];
            case 2 -> (double) values[1] - values[0];
            default ->
                throw new IllegalStateException("The " + model.name() + " gives " + values.length
                        + " numbers for a pair, but a cross-encoder gives one, or two");
        };
    }

    /** Waits for running computations, then frees the model. */
    @Override
    public void close() {
        model.close();
    }
}
