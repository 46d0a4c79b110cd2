package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.testing.SharedWordsModel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a question and a text become one row of tokens. */
final class PairLayoutTest {
    private final TextTokenizer tokenizer = new WordPieceTokenizer(
            Map.of("[PAD]", 0, "[UNK]", 1, "[CLS]", 2, "[SEP]", 3, "why", 4, "not", 5, "because", 6, "so", 7));

    private static PairLayout layout(String processor) {
        return PairLayout.of(Json.parse("{\"post_processor\":" + processor + "}"));
    }

    private TokenPair join(String processor, int maxTokens) {
        return layout(processor).join(tokenizer, "why not", "because so so", maxTokens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SharedWordsModel.BERT,
                "{\"type\":\"BertProcessing\",\"sep\":[\"[SEP]\",3],\"cls\":[\"[CLS]\",2]}",
                "{\"type\":\"Sequence\",\"processors\":[{\"type\":\"ByteLevel\"},{\"type\":\"BertProcessing\","
                        + "\"sep\":[\"[SEP]\",3],\"cls\":[\"[CLS]\",2]}]}"
            })
    void bertHasThreeMarkersAndTwoTypes(String processor) {
        var pair = join(processor, 512);
        assertArrayEquals(new long[] {2, 4, 5, 3, 6, 7, 7, 3}, pair.tokens());
        assertArrayEquals(new long[] {0, 0, 0, 0, 1, 1, 1, 1}, pair.types());
    }

    @Test
    void xlmRobertaHasFourMarkersAndOneType() {
        var pair = join(SharedWordsModel.ROBERTA, 512);
        assertArrayEquals(new long[] {0, 4, 5, 2, 2, 6, 7, 7, 2}, pair.tokens());
        assertArrayEquals(new long[9], pair.types());
    }

    @Test
    void aMarkerMayBeSeveralTokens() {
        var pair = join("""
                {"type":"TemplateProcessing","pair":[{"Sequence":{"id":"A","type_id":0}},
                 {"SpecialToken":{"id":"</s>","type_id":7}},{"Sequence":{"id":"B"}}],
                 "special_tokens":{"</s>":{"ids":[8,9]}}}""", 512);
        assertArrayEquals(new long[] {4, 5, 8, 9, 6, 7, 7}, pair.tokens());
        assertArrayEquals(new long[] {0, 0, 7, 7, 0, 0, 0}, pair.types());
    }

    @Test
    void theTextIsCutFirst() {
        assertArrayEquals(
                new long[] {2, 4, 5, 3, 6, 7, 3}, join(SharedWordsModel.BERT, 7).tokens());
        assertArrayEquals(
                new long[] {2, 5, 3, 6, 7, 3}, join(SharedWordsModel.BERT, 6).tokens(), "then the question");
        assertArrayEquals(new long[] {2, 3, 3}, join(SharedWordsModel.BERT, 2).tokens(), "never a marker");
    }

    @Test
    void aRowThatIsTooShortForItsMarkersHasNothingElse() {
        var unigram = TextTokenizer.of(Json.parse("{\"model\":{\"type\":\"Unigram\",\"unk_id\":2,"
                + "\"vocab\":[[\"<s>\",0],[\"</s>\",0],[\"<unk>\",0],[\"▁why\",-1]]}}"));
        assertArrayEquals(
                new long[] {0, 2, 2, 2},
                layout(SharedWordsModel.ROBERTA)
                        .join(unigram, "why why", "why", 3)
                        .tokens());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null | its post_processor (none) must be of type
            {"type":"ByteLevel"} | its post_processor (ByteLevel) must be of type
            {"type":"Sequence","processors":[{"type":"ByteLevel"}]} | its post_processor (none) must be of type
            {"type":"BertProcessing","sep":["[SEP]",3]} | names a marker without a number
            {"type":"TemplateProcessing"} | must have the sequence A once, and then the sequence B once
            {"type":"TemplateProcessing","pair":[{"Sequence":{"id":"B"}},{"Sequence":{"id":"A"}}]} | the sequence A once
            {"type":"TemplateProcessing","pair":[{"SpecialToken":{"id":"[SEP]"}}]} | the marker [SEP] without a number
            """)
    void saysWhatItDoesNotUnderstand(String processor, String words) {
        var failure = assertThrows(IllegalArgumentException.class, () -> layout(processor));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }
}
