package dev.docent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file that has a sentence in a known place, whatever the sentence is.
 *
 * @param file its name
 * @param place as {@link FormatSample#place}
 * @param content the file with a sentence
 */
record FormatDraft(String file, String place, Function<String, byte[]> content) {
    /** Enough for passages of its own. */
    private static final int LINES = 20;

    /**
     * Returns a file of text whose lines readers see. In the template, {@code SENTENCE} is the sentence, a line {@code LINES}
     * is many lines, and {@code LONG} is as much text in one line.
     */
    static FormatDraft text(String file, String template) {
        var before =
                expand(template, "").substring(0, expand(template, "SENTENCE").indexOf("SENTENCE"));
        return text(file, "line " + (before.lines().count() + (before.endsWith("\n") ? 1 : 0)), template);
    }

    /** Returns a file of text whose place is not that of the template. */
    static FormatDraft text(String file, String place, String template) {
        return new FormatDraft(
                file, place, sentence -> expand(template, sentence).getBytes(UTF_8));
    }

    private static String expand(String template, String sentence) {
        return template.replace("SENTENCE", sentence)
                .replace("LINES", filler("\n"))
                .replace("LONG", filler(" "));
    }

    /** Returns text that answers nothing. */
    static String filler(String between) {
        return IntStream.range(0, LINES).mapToObj(FormatDraft::filler).collect(Collectors.joining(between));
    }

    static String filler(int number) {
        return "Wheel " + (100 + number) + " turns in the old house, as always, and water runs below.";
    }
}
