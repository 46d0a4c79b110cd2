package dev.docent.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.home.UnpackFolder;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import dev.docent.threads.Timers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the settings to an embedder that works. */
@Tag("slow")
final class ConfiguredEmbedderTest {
    private final Timers timers = new Timers("test-timer", 1);
    private final ScriptedProvider server = new ScriptedProvider();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        timers.close();
        server.close();
    }

    @Test
    void isTheBuiltInModelWithoutSettings() throws IOException {
        try (var configured = configured();
                var builtIn = new MiniLmEmbedder()) {
            assertEquals(builtIn.id(), configured.embedder().id());
            assertTrue(configured.embedder().knows("en"));
            assertFalse(configured.embedder().knows("de"));
        }
    }

    @Test
    void asksTheServiceOfTheSettingsWithTheKeyOfAFile() throws IOException {
        var key = Files.writeString(folder.resolve("key"), "sk-from-file\n");
        server.next(Script.response(200, "application/json", "{\"data\":[{\"embedding\":[3,4]}]}"));
        try (var configured = configured(
                "url", server.url().toString(), "name", "bge", "key-file", key.toString(), "headers.x-team", "docs")) {
            assertArrayEquals(new float[] {0.6f, 0.8f}, configured.embedder().embedQuestion("why?"), 1e-6f);
        }
        assertEquals(
                "Bearer sk-from-file",
                server.awaitRequest().header("authorization").orElseThrow());
        assertEquals("docs", server.awaitRequest().header("x-team").orElseThrow());
    }

    @Test
    void saysThatTheFolderOfTheModelIsNone() {
        var failure = assertThrows(
                IllegalStateException.class,
                () -> configured("model", folder.resolve("nothing").toString()));

        assertTrue(String.valueOf(failure.getMessage()).contains("there is no file model.onnx"), failure.toString());
    }

    @Test
    void theBuiltInModelAnswersUntilTheOneOfTheServiceIsReady() throws IOException {
        emptyIndexOf(new MiniLmEmbedder());
        try (var configured = configured("provider", "tei", "url", server.url().toString());
                var index = new LuceneChunkIndex(folder.resolve("index"), configured.embedder());
                var builtIn = new MiniLmEmbedder()) {
            var questions = configured.forQuestions(index);

            assertEquals(builtIn.id(), questions.id());
            assertFalse(questions.knows("de"), "as the one that answers");
            index.finishVectors();
            assertEquals(configured.embedder().id(), questions.id());
            assertTrue(questions.knows("de"));
        }
    }

    @Test
    void anotherModelOfTheSameServiceAnswersMeanwhile() throws IOException {
        try (var before = configured("provider", "ollama", "url", server.url().toString(), "name", "old")) {
            new LuceneChunkIndex(folder.resolve("index"), before.embedder()).close();
        }
        try (var configured =
                        configured("provider", "ollama", "url", server.url().toString(), "name", "new");
                var index = new LuceneChunkIndex(folder.resolve("index"), configured.embedder())) {
            assertEquals("ollama old", configured.forQuestions(index).id());
        }
    }

    @Test
    void theNewModelAnswersAtOnceIfTheFormerOneIsGone() throws IOException {
        emptyIndexOf(new FakeEmbedder("gone"));
        try (var configured =
                        configured("provider", "ollama", "url", server.url().toString(), "name", "new");
                var index = new LuceneChunkIndex(folder.resolve("index"), configured.embedder())) {
            assertSame(configured.embedder(), configured.forQuestions(index));
        }
    }

    private void emptyIndexOf(Embedder embedder) {
        new LuceneChunkIndex(folder.resolve("index"), embedder).close();
        embedder.close();
    }

    private ConfiguredEmbedder configured(String... namesAndValues) throws IOException {
        var parameters = new HashMap<String, String>();
        parameters.put("docent.home", folder.resolve("home").toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put("docent.embedding." + namesAndValues[i], namesAndValues[i + 1]);
        }
        var rules = new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);
        return new ConfiguredEmbedder(
                Settings.read(parameters, rules),
                UnpackFolder.below(folder.resolve("home")),
                timers.scheduler(),
                Clock.systemUTC());
    }
}
