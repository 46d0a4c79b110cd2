package dev.docent.embedding.local;

import dev.docent.corpus.TokenCounter;
import dev.docent.digest.Sha256;
import dev.docent.index.Embedder;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.settings.EmbeddingSettings;
import dev.docent.settings.Pooling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sentence model in a folder, as it is published for ONNX Runtime: {@code model.onnx} and {@code tokenizer.json}, also in a
 * folder {@code onnx}. {@code config.json} says how many tokens it reads, {@code 1_Pooling/config.json} how the vectors of its
 * tokens become one. Thread-safe.
 */
public final class FolderEmbedder implements Embedder {
    /** The most tokens of a text that count, unless the model reads fewer. Passages are shorter. */
    private static final int MOST_TOKENS = 512;

    /** Positions that models of the RoBERTa family cannot use, because they count from there. */
    private static final int UNUSED_POSITIONS = 2;

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
        var file = file(folder, "model.onnx");
        var description = file(folder, "tokenizer.json");
        try {
            this.tokenizer = TextTokenizer.of(json(description));
        } catch (IllegalArgumentException e) {
            throw mistake(folder, description + " cannot be used: " + e.getMessage(), e);
        }
        this.maxTokens = maxTokens(folder);
        this.model = open(folder, file, pooling(folder, settings.text().pooling()));
        try {
            this.dimensions = embed("a").length;
            this.id = "onnx " + folder.getFileName() + " " + identity(folder, file, description);
        } catch (RuntimeException e) {
            model.close();
            throw mistake(folder, "the model does not embed: " + e.getMessage(), e);
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

    private static SentenceModel open(Path folder, Path file, Pooling pooling) {
        try {
            return SentenceModel.of(file, pooling);
        } catch (IllegalStateException e) {
            throw mistake(folder, String.valueOf(e.getMessage()), e);
        }
    }

    private static Path file(Path folder, String name) {
        for (var place :
                new Path[] {folder.resolve(name), folder.resolve("onnx").resolve(name)}) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        throw mistake(folder, "there is no file " + name, null);
    }

    private static IllegalStateException mistake(Path folder, String reason, @Nullable Throwable cause) {
        return new IllegalStateException(
                "docent.embedding.model = \"" + folder + "\" must be a folder with model.onnx and tokenizer.json: "
                        + reason + "; for example docent.embedding.model=/srv/models/multilingual-e5-small",
                cause);
    }

    private static int maxTokens(Path folder) {
        var positions = optionalJson(folder.resolve("config.json"))
                .flatMap(config -> config.get("max_position_embeddings").integer());
        long most = positions.map(count -> count - UNUSED_POSITIONS).orElse((long) MOST_TOKENS);
        return (int) Math.max(3, Math.min(MOST_TOKENS, most));
    }

    private static Pooling pooling(Path folder, Pooling chosen) {
        if (chosen != Pooling.AUTO) {
            return chosen;
        }
        return optionalJson(folder.resolve("1_Pooling/config.json"))
                .map(FolderEmbedder::poolingOf)
                .orElse(Pooling.MEAN);
    }

    private static Pooling poolingOf(JsonValue config) {
        if (config.get("pooling_mode_cls_token").bool().orElse(false)) {
            return Pooling.CLS;
        }
        return config.get("pooling_mode_lasttoken").bool().orElse(false) ? Pooling.LAST : Pooling.MEAN;
    }

    private static Optional<JsonValue> optionalJson(Path file) {
        return Files.isRegularFile(file) ? Optional.of(json(file)) : Optional.empty();
    }

    private static JsonValue json(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonException e) {
            throw new IllegalArgumentException(file + " is " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Tells two models apart: by the tokenizer, the size and the last bytes of the model, and by what changes its vectors. The
     * whole model is not read for that, because it may have gigabytes.
     */
    private String identity(Path folder, Path file, Path description) {
        try {
            var said = Files.readString(description)
                    + Files.size(file)
                    + ModelTail.hex(file)
                    + pooling(folder, settings.text().pooling())
                    + settings.text().documentPrefix()
                    + maxTokens;
            return Sha256.hexOfUtf8(said).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException("The model in " + folder + " cannot be read", e);
        }
    }
}
