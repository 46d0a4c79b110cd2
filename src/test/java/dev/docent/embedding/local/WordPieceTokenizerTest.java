package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordPieceTokenizerTest {
    private static final List<String> PIECES = List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "hello", "cafe", "!", "$", "##s", "日", "本",
            "a", "##b", "[", "]", "cl", "##b##b");

    private final WordPieceTokenizer tokenizer = new WordPieceTokenizer(vocabulary());

    @ParameterizedTest
    @CsvSource(textBlock = """
            unaffable,          un ##aff ##able
            Hello HELLO,        hello hello
            hello!,             hello !
            café CAFÉS,         cafe cafe ##s
            hello$hello,        hello $ hello
            日本,               日 本
            hello日hello,       hello 日 hello
            unknowable hello,   [UNK] hello
            affable,            [UNK]
            hel\u0000lo,        hello
            [CLS],              [ cl ##s ]
            """)
    void cutsWordsIntoTheLongestPieces(String text, String expected) {
        assertArrayEquals(numbers("[CLS] " + expected + " [SEP]"), tokenizer.encode(text, 99), text);
        assertEquals(expected.split(" ", -1).length, tokenizer.countTokens(text), text);
    }

    @Test
    void dropsCharactersThatAreNotWritten() {
        for (var invisible : List.of("\u0000", "\u200b", "\u00ad", "\ufffd", "\u007f")) {
            assertArrayEquals(numbers("[CLS] hello [SEP]"), tokenizer.encode("hel" + invisible + "lo", 99));
        }
    }

    @Test
    void cutsAtEverySpace() {
        for (var space : List.of("\n", "\t", "\r\n", "\u00a0", "\u2003", "\u2028", "\u3000")) {
            assertArrayEquals(numbers("[CLS] hello hello [SEP]"), tokenizer.encode("hello" + space + "hello", 99));
        }
    }

    @Test
    void aWordOfMoreThanAHundredCharactersIsUnknown() {
        assertEquals(100, tokenizer.countTokens("a" + "b".repeat(99)));
        assertEquals(1, tokenizer.countTokens("a" + "b".repeat(100)));
    }

    @Test
    void leavesOutWhatIsBeyondTheLimitButNotTheEnd() {
        assertArrayEquals(numbers("[CLS] hello un [SEP]"), tokenizer.encode("hello unaffable hello", 4));
        assertArrayEquals(numbers("[CLS] [SEP]"), tokenizer.encode("hello", 2));
        assertArrayEquals(numbers("[CLS] [SEP]"), tokenizer.encode("", 99));
    }

    @Test
    void refusesAVocabularyWithoutMarkers() {
        assertThrows(IllegalArgumentException.class, () -> new WordPieceTokenizer(Map.of("hello", 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> WordPieceTokenizer.of(Json.parse("{\"model\":{\"type\":\"BPE\",\"vocab\":{}}}")));
    }

    private static long[] numbers(String pieces) {
        return List.of(pieces.split(" ", -1)).stream()
                .mapToLong(PIECES::indexOf)
                .toArray();
    }

    private static Map<String, Integer> vocabulary() {
        var vocabulary = new HashMap<String, Integer>();
        PIECES.forEach(piece -> vocabulary.put(piece, PIECES.indexOf(piece)));
        return vocabulary;
    }
}
