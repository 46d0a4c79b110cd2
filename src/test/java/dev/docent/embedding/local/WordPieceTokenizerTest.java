package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    void dropsCharactersThatHaveNoMeaning() {
        for (var none : List.of("\ue000", Character.toString(0xf0000), "\u0378", Character.toString(0x1fffe))) {
            assertArrayEquals(numbers("[CLS] hello [SEP]"), tokenizer.encode("hel" + none + "lo", 99));
        }
        assertArrayEquals(numbers("[CLS] hello [SEP]"), tokenizer.encode("hel\ud800lo", 99), "half a character");
    }

    @Test
    void anIdeographOfAnyBlockStandsAlone() {
        for (int ideograph :
                new int[] {0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xf900, 0xfaff, 0x20000, 0x2ceaf, 0x2f800, 0x2fa1f}) {
            var text = "hello" + Character.toString(ideograph) + "hello";
            assertEquals(3, tokenizer.countTokens(text), () -> Integer.toHexString(ideograph));
        }
        assertEquals(1, tokenizer.countTokens("helloあhello"), "kana do not");
    }

    @Test
    void punctuationOfAnyKindStandsAlone() {
        for (var sign : List.of("。", "؟", "‿", "—", "「", "」", "«", "»", "*", "^", "~", "`", "<")) {
            assertEquals(3, tokenizer.countTokens("hello" + sign + "hello"), sign);
        }
        assertEquals(1, tokenizer.countTokens("hello€hello"), "other signs do not");
    }

    @Test
    void aVocabularyWithCapitalsKeepsThemAndAccents() {
        var pieces = Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "Café", 3, "cafe", 4, "Cafe", 5, "e\u0301", 6);
        var cased = new WordPieceTokenizer(pieces, true);
        assertArrayEquals(new long[] {1, 3, 2}, cased.encode("Café", 99));
        assertArrayEquals(new long[] {1, 4, 5, 2}, cased.encode("cafe Cafe", 99));
        assertArrayEquals(new long[] {1, 6, 2}, cased.encode("e\u0301", 99), "an accent of its own stays too");

        var uncased = new WordPieceTokenizer(pieces, false);
        assertArrayEquals(new long[] {1, 4, 4, 2}, uncased.encode("Café CAFE", 99));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"lowercase":false} | 4
            {"lowercase":true}  | 3
            {}                  | 3
            null                | 3
            """)
    void theDescriptionSaysWhetherCapitalsCount(String normalizer, long expected) {
        var description = Json.parse("{\"normalizer\":" + normalizer + ",\"model\":{\"type\":\"WordPiece\","
                + "\"vocab\":{\"[UNK]\":0,\"[CLS]\":1,\"[SEP]\":2,\"mill\":3,\"Mill\":4}}}");

        assertArrayEquals(
                new long[] {1, expected, 2}, WordPieceTokenizer.of(description).encode("Mill", 99));
    }

    @Test
    void theLimitOfAWordCountsCharactersNotTheirHalves() {
        assertArrayEquals(numbers("[CLS] [UNK] [SEP]"), tokenizer.encode("😀".repeat(60), 99));
        var letters = new WordPieceTokenizer(Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "😀", 3, "##😀", 4));
        assertEquals(100, letters.countTokens("😀".repeat(100)));
        assertEquals(1, letters.countTokens("😀".repeat(101)));
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
    void countsNoFurtherThanOneTokenBeyondALimit() {
        var text = "hello unaffable! unknowable hello";
        for (int limit = 0; limit < 9; limit++) {
            assertEquals(Math.min(7, limit + 1), tokenizer.countTokens(text, limit), "limit " + limit);
        }
        assertEquals(7, tokenizer.countTokens(text, Integer.MAX_VALUE));
    }

    @Test
    void refusesAVocabularyWithoutMarkers() {
        assertThrows(IllegalArgumentException.class, () -> new WordPieceTokenizer(Map.of("hello", 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> WordPieceTokenizer.of(Json.parse("{\"model\":{\"type\":\"BPE\",\"vocab\":{}}}")));
    }

    @Test
    void findsTheLongestPieceOfAnyVocabulary() {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var vocabulary = new TreeSet<>(List.of("[UNK]", "[CLS]", "[SEP]"));
            for (int count = random.nextInt(60); count > 0; count--) {
                vocabulary.add((random.nextBoolean() ? "##" : "") + letters(random, 1 + random.nextInt(5)));
            }
            var pieces = List.copyOf(vocabulary);
            var word = letters(random, 1 + random.nextInt(20));
            var cut = new WordPieceTokenizer(pieces.stream().collect(Collectors.toMap(piece -> piece, pieces::indexOf)))
                    .encode(word, 99);
            assertEquals(longestPieces(word, vocabulary), namesOf(cut, pieces), vocabulary + " cut " + word);
        }
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'd').mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static List<String> namesOf(long[] numbers, List<String> pieces) {
        return Arrays.stream(numbers, 1, numbers.length - 1)
                .mapToObj(number -> pieces.get((int) number))
                .toList();
    }

    /** By trying every end of every piece. */
    private static List<String> longestPieces(String word, Set<String> vocabulary) {
        var cut = new ArrayList<String>();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            var mark = from == 0 ? "" : "##";
            while (to > from && !vocabulary.contains(mark + word.substring(from, to))) {
                to--;
            }
            if (to == from) {
                return List.of("[UNK]");
            }
            cut.add(mark + word.substring(from, to));
            from = to;
        }
        return cut;
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
