package dev.docent.embedding.local;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a model as it is published for ONNX Runtime: {@code model.onnx} and {@code tokenizer.json}, also in a folder
 * {@code onnx}, and {@code config.json}, which may be missing. Immutable.
 */
final class ModelFolder {
    /** The most tokens of a text that count, unless the model reads fewer. Passages are shorter. */
    private static final int MOST_TOKENS = 512;

    /** Positions that models of the RoBERTa family cannot use, because they count from there. */
    private static final int UNUSED_POSITIONS = 2;

    /** The fewest tokens that are given to a model, whatever it says: two markers and more. */
    private static final int FEWEST_TOKENS = 8;

    private final Path folder;
    private final String setting;
    private final String example;

    /**
     * Looks at nothing yet.
     *
     * @param setting the setting that names the folder, for messages
     * @param example a value that it can have, for messages
     */
    ModelFolder(Path folder, String setting, String example) {
        this.folder = folder;
        this.setting = setting;
        this.example = example;
    }

    /** Returns the file {@code model.onnx}. */
    Path model() {
        return file("model.onnx");
    }

    /** Returns the file {@code tokenizer.json}. */
    Path tokenizer() {
        return file("tokenizer.json");
    }

    private Path file(String name) {
        for (var place :
                new Path[] {folder.resolve(name), folder.resolve("onnx").resolve(name)}) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        throw mistake("there is no file " + name, null);
    }

    /** Returns how many tokens the model reads, with markers: what {@code config.json} says, but at most 512. */
    int maxTokens() {
        var positions = optional("config.json")
                .flatMap(config -> config.get("max_position_embeddings").integer());
        long most = positions.map(count -> count - UNUSED_POSITIONS).orElse((long) MOST_TOKENS);
        return (int) Math.max(FEWEST_TOKENS, Math.min(MOST_TOKENS, most));
    }

    /** Returns what a file of this name says, if it is there. */
    Optional<JsonValue> optional(String name) {
        var file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(json(file)) : Optional.empty();
    }

    /** Returns what a file of this folder says. */
    JsonValue json(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonException e) {
            throw mistake(file + " is " + e.getMessage(), e);
        } catch (IOException e) {
            throw mistake(file + " cannot be read: " + e, e);
        }
    }

    /** Returns a failure that names the setting, the folder, the reason, and what would work. */
    IllegalStateException mistake(String reason, @Nullable Throwable cause) {
        return new IllegalStateException(
                setting + " = \"" + folder + "\" must be a folder with model.onnx and tokenizer.json: " + reason
                        + "; for example " + setting + "=" + example,
                cause);
    }
}
