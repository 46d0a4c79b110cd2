package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.settings.EmbeddingProvider;
import dev.docent.settings.EmbeddingSettings;
import dev.docent.settings.Pooling;
import dev.docent.testing.FakeEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model in a folder. The tests use the built-in one as if it were somebody's own. */
@Tag("slow")
final class FolderEmbedderTest {
    private static final MiniLmEmbedder BUILT_IN = new MiniLmEmbedder();

    /** The model outside of its jar. Linked into the folder of each test, because it is large. */
    @TempDir
    static Path unpacked;

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        for (var name : List.of("all-minilm-l6-v2-q.onnx", "all-minilm-l6-v2-q-tokenizer.json")) {
            try (var stream = FolderEmbedder.class.getResourceAsStream("/" + name)) {
                Files.copy(stream, unpacked.resolve(name));
            }
        }
    }

    @AfterAll
    static void closeBuiltIn() {
        BUILT_IN.close();
    }

    @BeforeEach
    void copyModel() throws IOException {
        Files.createLink(folder.resolve("model.onnx"), unpacked.resolve("all-minilm-l6-v2-q.onnx"));
        copyTokenizer();
    }

    @Test
    void embedsLikeTheModelThatItIs() {
        try (var own = open("", Pooling.AUTO)) {
            var text = "How do I renew the certificate?";
            assertArrayEquals(BUILT_IN.embed(text), own.embed(text), 1e-6f);
            assertArrayEquals(BUILT_IN.embed(text), own.embedQuestion(text), 1e-6f);
            assertEquals(384, own.dimensions());
            assertEquals(3, own.countTokens("one two three"), "as the counter says");
            assertEquals(2, own.countTokens("one two three", 1), "no further than a limit");
        }
    }

    @Test
    void putsItsPrefixBeforeTexts() {
        try (var own = open("passage: ", Pooling.MEAN)) {
            assertArrayEquals(BUILT_IN.embed("passage: a cat"), own.embed("a cat"), 1e-6f);
            assertArrayEquals(BUILT_IN.embed("a cat"), own.embedQuestion("a cat"), 1e-6f);
        }
    }

    @Test
    void findsTheModelInItsOnnxFolder() throws IOException {
        Files.createDirectory(folder.resolve("onnx"));
        Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));

        try (var own = open("", Pooling.AUTO)) {
            assertEquals(384, own.embed("a cat").length);
        }
    }

    @Test
    void poolsAsItsFilesSay() throws IOException {
        float[] mean;
        String id;
        try (var own = open("", Pooling.AUTO)) {
            mean = own.embed("a cat");
            id = own.id();
        }
        Files.createDirectory(folder.resolve("1_Pooling"));
        Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");
        try (var own = open("", Pooling.AUTO);
                var chosen = open("", Pooling.MEAN)) {
            assertFalse(Arrays.equals(mean, own.embed("a cat")));
            assertArrayEquals(mean, chosen.embed("a cat"), 1e-6f);
            assertNotEquals(id, own.id(), "other vectors, so another identity");
            assertEquals(id, chosen.id());
        }
    }

    @Test
    void knowsTheLanguagesOfTheSettings() {
        try (var own = open("", Pooling.AUTO)) {
            assertTrue(own.knows("en"));
            assertFalse(own.knows("de"));
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Files.delete(folder.resolve("tokenizer.json"));
        assertSays("there is no file tokenizer.json");

        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\":{\"type\":\"BPE\"}}");
        assertSays("(BPE) must be of type WordPiece or Unigram");

        Files.writeString(folder.resolve("tokenizer.json"), "nothing");
        assertSays("tokenizer.json is not");

        Files.delete(folder.resolve("tokenizer.json"));
        copyTokenizer();
        Files.delete(folder.resolve("model.onnx"));
        Files.writeString(folder.resolve("model.onnx"), "nothing");
        assertSays("could not be loaded");
    }

    private void assertSays(String words) {
        var failure = assertThrows(IllegalStateException.class, () -> open("", Pooling.AUTO));
        assertTrue(failure.getMessage().contains("docent.embedding.model = \"" + folder), failure.getMessage());
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertTrue(failure.getMessage().contains("for example"), failure.getMessage());
    }

    private FolderEmbedder open(String documentPrefix, Pooling pooling) {
        var settings = new EmbeddingSettings(
                EmbeddingProvider.ONNX,
                folder,
                null,
                new EmbeddingSettings.TextRules("", documentPrefix, pooling),
                List.of("en"));
        return new FolderEmbedder(folder, settings, new FakeEmbedder());
    }

    private void copyTokenizer() throws IOException {
        Files.copy(unpacked.resolve("all-minilm-l6-v2-q-tokenizer.json"), folder.resolve("tokenizer.json"));
    }
}
