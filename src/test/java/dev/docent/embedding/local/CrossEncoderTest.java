package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.SharedWordsModel;
import dev.docent.testing.SharedWordsModel.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A cross-encoder in a folder, whose score is the number of the question's words that the text has. */
final class CrossEncoderTest {
    private static final String[] WORDS = {"a", "how", "renew", "certificate", "mill", "port"};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"TYPED", "YES_OR_NO"})
    void scoresAQuestionWithATextAsItsModelDoes(Shape shape) throws IOException {
        SharedWordsModel.write(folder, shape, WORDS);
        try (var encoder = new CrossEncoder(folder)) {
            assertEquals(3, encoder.score("How renew certificate", "a certificate renew how"));
            assertEquals(1, encoder.score("how renew certificate", "a certificate, a certificate"));
            assertEquals(0, encoder.score("how renew how renew", "a mill"), "the question is no part of the text");
            assertEquals(0, encoder.score("mill", "port"));
        }
    }

    @Test
    void scoresWithTheMarkersOfXlmRoberta() throws IOException {
        SharedWordsModel.writeUnigram(folder, WORDS);
        try (var encoder = new CrossEncoder(folder)) {
            assertEquals(2, encoder.score("renew certificate", "a certificate renew"));
            assertEquals(0, encoder.score("renew renew", "mill"));
        }
    }

    /** The question is one word, and there are three markers. Two positions are not used. */
    @ParameterizedTest
    @CsvSource({", 508", "32, 26", "8194, 508"})
    void leavesOutTheEndOfATextThatIsTooLong(Integer positions, int room) throws IOException {
        SharedWordsModel.write(folder, WORDS);
        if (positions != null) {
            Files.writeString(folder.resolve("config.json"), "{\"max_position_embeddings\": " + positions + "}");
        }
        try (var encoder = new CrossEncoder(folder)) {
            assertEquals(1, encoder.score("port", "a ".repeat(room - 1) + "port"));
            assertEquals(0, encoder.score("port", "a ".repeat(room) + "port"));
        }
    }

    @Test
    void aLongQuestionKeepsItsEndAndLeavesHalfToTheText() throws IOException {
        SharedWordsModel.write(folder, WORDS);
        Files.writeString(folder.resolve("config.json"), "{\"max_position_embeddings\": 31}");
        try (var encoder = new CrossEncoder(folder)) {
            // 29 tokens: three markers, 13 of the question, 13 of the text.
            assertEquals(1, encoder.score("mill " + "a ".repeat(100) + "port", "how ".repeat(12) + "port"));
            assertEquals(0, encoder.score("mill " + "a ".repeat(100) + "port", "how ".repeat(13) + "port"));
            assertEquals(1, encoder.score("mill " + "how ".repeat(12), "mill"));
            assertEquals(0, encoder.score("mill " + "how ".repeat(13), "mill"));
        }
    }

    @Test
    void findsTheModelInItsOnnxFolder() throws IOException {
        SharedWordsModel.write(folder, WORDS);
        Files.createDirectory(folder.resolve("onnx"));
        Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));
        try (var encoder = new CrossEncoder(folder)) {
            assertEquals(1, encoder.score("mill", "mill"));
        }
    }

    @Test
    void aScoreThatIsNoNumberIsAFailure() throws IOException {
        SharedWordsModel.write(folder, WORDS);
        try (var encoder = new CrossEncoder(folder)) {
            var failure = assertThrows(
                    IllegalStateException.class, () -> encoder.score("mill", "the " + SharedWordsModel.BROKEN));
            assertEquals(
                    "The re-ranking model " + folder.resolve("model.onnx")
                            + " gave the score NaN to a text of 6 tokens",
                    failure.getMessage());
            assertEquals(1, encoder.score("mill", "mill"), "the next one has a score");
        }
    }

    @Test
    void scoresNothingAfterItIsClosed() throws IOException {
        SharedWordsModel.write(folder, WORDS);
        var encoder = new CrossEncoder(folder);
        encoder.close();
        encoder.close();
        var failure = assertThrows(IllegalStateException.class, () -> encoder.score("mill", "mill"));
        assertTrue(failure.getMessage().endsWith("is closed"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OF_IMAGES     | reads [
            THREE         | the model does not score: The re-ranking model
            THREE         | gives 3 numbers for a pair, but a cross-encoder gives one, or two
            WHOLE_NUMBERS | has no decimal numbers
            """)
    void saysWhatIsWrongWithAModel(Shape shape, String words) throws IOException {
        SharedWordsModel.write(folder, shape, WORDS);
        assertSays(words);
    }

    @Test
    void aModelThatGivesNoNumberToAnythingIsAMistake() throws IOException {
        SharedWordsModel.write(folder, WORDS);
        // Then the word of the trial is the broken one.
        var description = Files.readString(folder.resolve("tokenizer.json"));
        Files.writeString(
                folder.resolve("tokenizer.json"),
                description.replace("\"a\":4", "\"b\":4").replace("broken", "a"));
        assertSays("the model does not score: The re-ranking model " + folder.resolve("model.onnx")
                + " gave the score NaN");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertSays("there is no file model.onnx");
        Files.writeString(folder.resolve("model.onnx"), "nothing");
        assertSays("there is no file tokenizer.json");
        Files.writeString(folder.resolve("tokenizer.json"), "nothing");
        assertSays("tokenizer.json is not");
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\":{\"type\":\"BPE\"}}");
        assertSays("(BPE) must be of type WordPiece or Unigram");

        SharedWordsModel.write(folder, WORDS);
        Files.writeString(folder.resolve("model.onnx"), "nothing");
        assertSays("could not be loaded");
        var description = Files.readString(folder.resolve("tokenizer.json"));
        Files.writeString(folder.resolve("tokenizer.json"), description.replace("TemplateProcessing", "ByteLevel"));
        assertSays("its post_processor (ByteLevel) must be of type TemplateProcessing, BertProcessing or");
        Files.writeString(folder.resolve("tokenizer.json"), description);
        Files.writeString(folder.resolve("config.json"), "nothing");
        assertSays("config.json is not");
    }

    private void assertSays(String words) {
        var failure = assertThrows(IllegalStateException.class, () -> new CrossEncoder(folder));
        assertTrue(failure.getMessage().startsWith("docent.rerank = \"" + folder), failure.getMessage());
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertTrue(
                failure.getMessage().endsWith("; for example docent.rerank=/srv/models/ms-marco-MiniLM-L-6-v2"),
                failure.getMessage());
    }
}
