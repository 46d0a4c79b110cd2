package dev.docent.embedding.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UnigramTokenizerTest {
    /** Numbers from 0: markers, then pieces. */
    private static final String VOCABULARY = "[[\"<s>\",0],[\"<pad>\",0],[\"</s>\",0],[\"<unk>\",0],[\"▁\",-3],"
            + "[\"▁hello\",-2],[\"▁he\",-4],[\"llo\",-4],[\"▁world\",-5],[\"s\",-3],[\"世界\",-6],[\"世\",-7],[\"界\",-7]]";

    private final TextTokenizer tokenizer = of("{\"type\":\"Unigram\",\"unk_id\":3,\"vocab\":" + VOCABULARY + "}");

    @Test
    void takesTheCutWithTheBestScore() {
        assertArrayEquals(new long[] {0, 5, 8, 9, 2}, tokenizer.encode("hello worlds", 512));
        assertArrayEquals(new long[] {0, 4, 10, 2}, tokenizer.encode("世界", 512));
    }

    @Test
    void writesEqualCharactersInTheSameWay() {
        assertArrayEquals(tokenizer.encode("hello", 512), tokenizer.encode("\tｈｅｌｌｏ \n", 512));
    }

    @Test
    void unknownCharactersThatTouchAreOneToken() {
        assertArrayEquals(new long[] {0, 4, 3, 9, 2}, tokenizer.encode("☃😀s", 512));
    }

    @Test
    void anUnknownCharacterCostsMoreThanAnyPiece() {
        // The piece costs 20. Its parts cost 34, because the unknown one costs 10 more than the worst piece.
        var costly = of("{\"type\":\"Unigram\",\"unk_id\":3,\"vocab\":"
                + "[[\"<s>\",0],[\"</s>\",0],[\"a\",0],[\"<unk>\",0],[\"▁\",-2],[\"▁xy\",-20],[\"y\",-2]]}");
        assertArrayEquals(new long[] {0, 5, 1}, costly.encode("xy", 512));
    }

    @Test
    void theFirstPieceStandsForTheUnknownUnlessTheFileSaysWhich() {
        var tokens = of("{\"type\":\"Unigram\",\"vocab\":[[\"<unk>\",0],[\"<s>\",0],[\"</s>\",0],[\"▁\",-1]]}");
        assertArrayEquals(new long[] {1, 3, 0, 2}, tokens.encode("☃", 512));
    }

    @Test
    void markersMayBeListedBesideTheVocabulary() {
        var tokens = TextTokenizer.of(Json.parse("{\"added_tokens\":[{\"id\":7,\"content\":\"<s>\"},"
                + "{\"id\":8,\"content\":\"</s>\"}],\"model\":{\"type\":\"Unigram\",\"unk_id\":0,"
                + "\"vocab\":[[\"<unk>\",0],[\"<s>\",0],[\"</s>\",0],[\"▁a\",-1]]}}"));
        assertArrayEquals(new long[] {7, 3, 8}, tokens.encode("a", 512), "their numbers there count");
    }

    @Test
    void endsAtTheLimitWithItsMarker() {
        assertArrayEquals(new long[] {0, 5, 5, 2}, tokenizer.encode("hello hello hello", 4));
        assertArrayEquals(new long[] {0, 8, 2}, tokenizer.encode("worlds", 3), "also inside of a word");
        assertEquals(3, tokenizer.countTokens("hello hello hello"));
        assertEquals(2, tokenizer.countTokens("hello hello hello", 1));
        assertEquals(3, tokenizer.countTokens("hello hello hello", Integer.MAX_VALUE));
    }

    @Test
    void anEmptyTextHasOnlyMarkers() {
        assertArrayEquals(new long[] {0, 2}, tokenizer.encode(" ", 512));
    }

    /** Old files do not name the type. */
    @Test
    void isRecognisedByItsVocabulary() {
        assertArrayEquals(
                new long[] {0, 5, 2},
                of("{\"unk_id\":3,\"vocab\":" + VOCABULARY + "}").encode("hello", 9));
    }

    @Test
    void saysWhatItsVocabularyLacks() {
        var failure =
                assertThrows(IllegalArgumentException.class, () -> of("{\"type\":\"Unigram\",\"vocab\":[[\"a\",-1]]}"));
        assertTrue(failure.getMessage().contains("<s>"), failure.getMessage());
    }

    @Test
    void takesLinearTimeForALongWord() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> tokenizer.countTokens("hello".repeat(200_000)), "a million characters");
    }

    private static TextTokenizer of(String model) {
        return TextTokenizer.of(Json.parse("{\"model\":" + model + "}"));
    }
}
