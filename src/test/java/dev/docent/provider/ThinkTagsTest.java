package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkTagsTest {
    /** The result is the same however the text is cut into two or three pieces. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "<think>a b</think>c|a b|c",
                "\"  <think>a</think>  c \"|a|\"c \"",
                "<think>a < b </thin c</think>d|a < b </thin c|d",
                "<think>a|a|\"\"",
                "<think></think>c|\"\"|c",
                "c <think>a</think>|\"\"|c <think>a</think>",
                "<thinker>c|\"\"|<thinker>c",
                "<|\"\"|<",
                "<think|\"\"|<think",
                "<think>a</think><think>b</think>c|a|<think>b</think>c",
                "\"\"|\"\"|\"\"",
            })
    void separatesReasoningFromTheAnswer(String text, String thinking, String answer) {
        assertParts(false, text, thinking, answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a b</think>c|a b|c",
                "\"  <think>a</think>  c \"|a|\"c \"",
                "a < b </thin c</think>d </think>|a < b </thin c|d </think>",
                "a|a|\"\"",
                "</think>c|\"\"|c",
                "<th|<th|\"\"",
                "\"\"|\"\"|\"\"",
            })
    void separatesReasoningThatBeginsInThePrompt(String text, String thinking, String answer) {
        assertParts(true, text, thinking, answer);
    }

    @Test
    void separateReasoningLeavesTheTextAlone() {
        var heard = new Heard();
        var tags = new ThinkTags(true);
        tags.thinkingIsSeparate("Hm.");
        heard.take(tags.next("Yes."));
        heard.take(tags.end());
        assertEquals("", heard.thinking.toString());
        assertEquals("Yes.", heard.answer.toString());
    }

    @Test
    void holdsBackNoMoreThanAThousandBlanks() {
        var heard = new Heard();
        var tags = new ThinkTags(false);
        heard.take(tags.next(" ".repeat(1000)));
        assertEquals("", heard.answer.toString());
        heard.take(tags.next(" "));
        assertEquals(1001, heard.answer.length());
    }

    private static void assertParts(boolean begun, String text, String thinking, String answer) {
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                var heard = new Heard();
                var tags = new ThinkTags(begun);
                heard.take(tags.next(text.substring(0, first)));
                heard.take(tags.next(text.substring(first, second)));
                heard.take(tags.next(text.substring(second)));
                heard.take(tags.end());
                assertEquals(thinking, heard.thinking.toString(), text + " cut at " + first + ", " + second);
                assertEquals(answer, heard.answer.toString(), text + " cut at " + first + ", " + second);
            }
        }
    }

    private static final class Heard {
        private final StringBuilder answer = new StringBuilder();
        private final StringBuilder thinking = new StringBuilder();

        void take(ThinkTags.Parts parts) {
            thinking.append(parts.reasoning());
            answer.append(parts.text());
        }
    }
}
