package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.home.UnpackFolder;
import dev.docent.settings.Settings;
import dev.docent.testing.SharedWordsModel;
import dev.docent.threads.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models of the settings, loaded while Docent starts. */
@Tag("slow")
final class LocalModelsTest {
    private final Timers timers = new Timers("test-timer", 1);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        timers.close();
    }

    private LocalModels models(String rerank) throws IOException {
        var home = folder.resolve("home");
        var settings =
                Settings.read(Map.of("docent.home", home.toString(), "docent.rerank", rerank), Application.RULES);
        return new LocalModels(settings, UnpackFolder.below(home), timers.scheduler(), Clock.systemUTC());
    }

    @Test
    void noModelPutsPassagesInOrderUnlessTheSettingsNameOne() throws IOException {
        try (var models = models("model")) {
            assertNull(models.crossEncoder());
            assertEquals(384, models.embedder().embedder().dimensions());
        }
    }

    @Test
    void theModelInTheFolderIsLoadedAndFreed() throws IOException {
        var models = models(
                SharedWordsModel.write(folder.resolve("model"), "a", "mill").toString());
        var encoder = Objects.requireNonNull(models.crossEncoder());
        assertEquals(1, encoder.score("mill", "a mill"));

        models.close();

        var failure = assertThrows(IllegalStateException.class, () -> encoder.score("mill", "a mill"));
        assertTrue(String.valueOf(failure.getMessage()).endsWith("is closed"), failure.toString());
    }

    @Test
    void aFolderThatCannotBeUsedEndsTheStart() throws IOException {
        try (var models = models(folder.resolve("nothing").toString())) {
            var failure = assertThrows(CompletionException.class, models::crossEncoder);
            assertEquals(
                    "docent.rerank = \"" + folder.resolve("nothing")
                            + "\" must be a folder with model.onnx and tokenizer.json: there is no file model.onnx;"
                            + " for example docent.rerank=/srv/models/ms-marco-MiniLM-L-6-v2",
                    Objects.requireNonNull(failure.getCause()).getMessage());
            assertEquals(384, models.embedder().embedder().dimensions(), "the other one is loaded, and freed");
        }
    }
}
