package dev.docent.split;

import dev.docent.corpus.Lines;
import dev.docent.corpus.TokenCounter;

/** The tokens and characters of a text, summed up by line, so that a range costs nothing. Immutable. */
final class Measure {
    private final Lines lines;
    private final TokenCounter counter;
    private final int[] tokensBefore;
    private final int[] charsBefore;
    private final int[] textBefore;

    Measure(Lines lines, TokenCounter counter) {
        this.lines = lines;
        this.counter = counter;
        tokensBefore = new int[lines.count() + 2];
        charsBefore = new int[lines.count() + 2];
        textBefore = new int[lines.count() + 2];
        for (int number = 1; number <= lines.count(); number++) {
            String line = lines.line(number);
            boolean blank = line.isBlank();
            tokensBefore[number + 1] = tokensBefore[number] + (blank ? 0 : counter.countTokens(line));
            charsBefore[number + 1] = charsBefore[number] + line.length() + 1;
            textBefore[number + 1] = textBefore[number] + (blank ? 0 : 1);
        }
    }

    Lines lines() {
        return lines;
    }

    TokenCounter counter() {
        return counter;
    }

    int tokens(int start, int end) {
        return tokensBefore[end + 1] - tokensBefore[start];
    }

    int chars(int start, int end) {
        return charsBefore[end + 1] - charsBefore[start];
    }

    boolean isBlankBetween(int above, int below) {
        return textBefore[Math.max(below, above + 1)] == textBefore[above + 1];
    }
}
