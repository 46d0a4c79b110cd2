package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.model.FinishReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkTagsTest {
    /** However the text is cut into two or three pieces, the same comes out. */
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
    void partsThinkingFromTheAnswer(String text, String thinking, String answer) {
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
    void partsThinkingWhoseBeginningStandsInThePrompt(String text, String thinking, String answer) {
        assertParts(true, text, thinking, answer);
    }

    @Test
    void thinkingThatComesApartLeavesTheTextAlone() {
        var heard = new Heard();
        var tags = new ThinkTags(true);
        tags.apart("Hm.", heard);
        tags.next("Yes.", heard);
        tags.end(heard);
        assertEquals("Hm.", heard.thinking.toString());
        assertEquals("Yes.", heard.answer.toString());
    }

    @Test
    void holdsBackNoMoreThanAThousandBlanks() {
        var heard = new Heard();
        var tags = new ThinkTags(false);
        tags.next(" ".repeat(1000), heard);
        assertEquals("", heard.answer.toString());
        tags.next(" ", heard);
        assertEquals(1001, heard.answer.length());
    }

    private static void assertParts(boolean begun, String text, String thinking, String answer) {
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                var heard = new Heard();
                var tags = new ThinkTags(begun);
                tags.next(text.substring(0, first), heard);
                tags.next(text.substring(first, second), heard);
                tags.next(text.substring(second), heard);
                tags.end(heard);
                assertEquals(thinking, heard.thinking.toString(), text + " cut at " + first + ", " + second);
                assertEquals(answer, heard.answer.toString(), text + " cut at " + first + ", " + second);
            }
        }
    }

    private static final class Heard implements Reading {
        private final StringBuilder answer = new StringBuilder();
        private final StringBuilder thinking = new StringBuilder();

        @Override
        public void text(String delta) {
            answer.append(delta);
        }

        @Override
        public void reasoning(String delta) {
            thinking.append(delta);
        }

        @Override
        public void usage(Counts counts) {
            throw new AssertionError("nothing is counted");
        }

        @Override
        public void loading(Duration time) {}

        @Override
        public void lastWord(FinishReason reason) {
            throw new AssertionError("nothing is finished");
        }

        @Override
        public void end() {
            throw new AssertionError("nothing is finished");
        }

        @Override
        public void error(String data) {
            throw new AssertionError(data);
        }
    }
}
