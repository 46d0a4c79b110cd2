package dev.docent.embedding.local;

import dev.docent.corpus.TokenCounter;
import dev.docent.digest.Sha256;
import dev.docent.index.Embedder;
import dev.docent.json.JsonValue;
import dev.docent.settings.EmbeddingSettings;
import dev.docent.settings.Pooling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A sentence model in a folder, as it is published for ONNX Runtime: {@code model.onnx} and {@code tokenizer.json}, also in a
 * folder {@code onnx}. {@code config.json} says how many tokens it reads, {@code 1_Pooling/config.json} how the vectors of its
 * tokens become one. Thread-safe.
 */
public final class FolderEmbedder implements Embedder {
    private final TokenCounter counter;
    private final TextTokenizer tokenizer;
    private final SentenceModel model;
    private final EmbeddingSettings settings;
    private final int maxTokens;
    private final String id;
    private final int dimensions;

    /**
     * Opens the model of the settings.
     *
     * @param counter counts tokens instead of this model, so that passages do not depend on the model
     * @throws IllegalStateException if the folder does not contain a model that can be used; the message says what is missing
     */
    public FolderEmbedder(Path folder, EmbeddingSettings settings, TokenCounter counter) {
        this.counter = counter;
        this.settings = settings;
        var files = new ModelFolder(folder, "docent.embedding.model", "/srv/models/multilingual-e5-small");
        var file = files.model();
        var description = files.tokenizer();
        var json = files.json(description);
        try {
            this.tokenizer = TextTokenizer.of(json);
        } catch (IllegalArgumentException e) {
            throw files.mistake(description + " cannot be used: " + e.getMessage(), e);
        }
        this.maxTokens = files.maxTokens();
        var pooling = pooling(files, settings.text().pooling());
        this.model = open(files, file, pooling);
        try {
            this.dimensions = embed("a").length;
            this.id = "onnx " + folder.getFileName() + " " + identity(folder, file, description, pooling);
        } catch (RuntimeException e) {
            model.close();
            throw files.mistake("the model does not embed: " + e.getMessage(), e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public boolean knows(String language) {
        return settings.languages().isEmpty() || settings.languages().contains(language);
    }

    @Override
    public int countTokens(String text) {
        return counter.countTokens(text);
    }

    @Override
    public int countTokens(String text, int limit) {
        return counter.countTokens(text, limit);
    }

    @Override
    public float[] embed(String text) {
        return model.embed(tokenizer.encode(settings.text().documentPrefix() + text, maxTokens));
    }

    @Override
    public float[] embedQuestion(String text) {
        return model.embed(tokenizer.encode(settings.text().questionPrefix() + text, maxTokens));
    }

    @Override
    public void close() {
        model.close();
    }

    private static SentenceModel open(ModelFolder files, Path file, Pooling pooling) {
        try {
            return SentenceModel.of(file, pooling);
        } catch (IllegalStateException e) {
            throw files.mistake(String.valueOf(e.getMessage()), e);
        }
    }

    private static Pooling pooling(ModelFolder files, Pooling chosen) {
        if (chosen != Pooling.AUTO) {
            return chosen;
        }
        return files.optional("1_Pooling/config.json")
                .map(FolderEmbedder::poolingOf)
                .orElse(Pooling.MEAN);
    }

    private static Pooling poolingOf(JsonValue config) {
        if (config.get("pooling_mode_cls_token").bool().orElse(false)) {
            return Pooling.CLS;
        }
        return config.get("pooling_mode_lasttoken").bool().orElse(false) ? Pooling.LAST : Pooling.MEAN;
    }

    /**
     * Tells two models apart: by the tokenizer, the size and the last bytes of the model, and by what changes its vectors. The
     * whole model is not read for that, because it may have gigabytes.
     */
    private String identity(Path folder, Path file, Path description, Pooling pooling) {
        try {
            var said = Files.readString(description)
                    + Files.size(file)
                    + ModelTail.hex(file)
                    + pooling
                    + settings.text().documentPrefix()
                    + maxTokens;
            return Sha256.hexOfUtf8(said).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException("The model in " + folder + " cannot be read", e);
        }
    }
}
