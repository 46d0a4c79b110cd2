package dev.docent.citation;

/**
 * Follows a Markdown text character by character and knows whether the next one is in code: in a fence, or in a code
 * span. A span that is not closed ends with its paragraph, because then it is not a span. One thread at a time.
 */
final class CodeTracker {
    private static final int FENCE = 3;

    private int run; // How many backticks or tildes have just come,
    private char runOf; // and which of the two.
    private boolean runStartsLine;
    private int span; // The backticks that the open code span began with; 0 outside.
    private int fence; // The characters that the open fence began with; 0 outside.
    private char fenceOf;
    private boolean fenceLine; // On the line that opened the fence.
    private boolean mayClose; // A closing fence so far: only blanks have followed it on its line.
    private boolean lineBlank = true; // Only blanks on this line so far.
    private boolean backslash;

    /** Notes the next character, which may end a run of backticks. */
    void before(char c) {
        if (run > 0 && c != runOf) {
            endRun();
        }
    }

    boolean inCode() {
        return fence > 0 || span > 0;
    }

    boolean afterBackslash() {
        return backslash;
    }

    /** Notes that numbers in brackets are here. */
    void bracket() {
        lineBlank = false;
        backslash = false;
    }

    void next(char c) {
        boolean tick = (c == '`' && !(backslash && span == 0 && fence == 0)) || (c == '~' && (run > 0 || lineBlank));
        if (tick && (run == 0 || runOf == c)) {
            runStartsLine = run == 0 ? lineBlank : runStartsLine;
            runOf = c;
            run++;
            backslash = false;
            lineBlank = false;
            return;
        }
        before(c);
        if (c == '\n') {
            endLine();
            return;
        }
        boolean blank = c == ' ' || c == '\t' || c == '\r';
        mayClose &= blank;
        lineBlank &= blank;
        backslash = c == '\\' && !backslash;
    }

    private void endRun() {
        int length = run;
        run = 0;
        if (fence > 0) {
            boolean infoHoldsTicks = fenceLine && fenceOf == '`' && runOf == '`';
            if (infoHoldsTicks) {
                // spec: the info string of a backtick fence contains no backtick: it was a code span on one line.
                span = length == fence ? 0 : fence;
                fence = 0;
                return;
            }
            mayClose = runStartsLine && runOf == fenceOf && length >= fence && !fenceLine;
        } else if (span > 0) {
            span = runOf == '`' && length == span ? 0 : span;
        } else if (runStartsLine && length >= FENCE) {
            fence = length;
            fenceOf = runOf;
            fenceLine = true;
        } else if (runOf == '`') {
            span = length;
        }
    }

    private void endLine() {
        if (mayClose) {
            fence = 0;
        }
        if (lineBlank) {
            span = 0;
        }
        mayClose = false;
        fenceLine = false;
        lineBlank = true;
        backslash = false;
    }
}
