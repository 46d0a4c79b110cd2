package dev.docent.provider;

/**
 * Separates a model's reasoning from its answer if both come in one text: {@code <think>…</think>} at the very beginning, except
 * for blanks. Later tags are text, because an answer may be about them. If the opening tag is in the prompt, everything up to the
 * closing tag is reasoning. Only a setting can say that, because text that was shown cannot be taken back. The result does not
 * depend on how the text is cut into deltas; only what may still become a tag is held back. One thread at a time.
 */
final class ThinkTags {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /** The most blanks before the opening tag: 1000. A text that begins with more has no tag. */
    private static final int MAX_BLANKS = 1000;

    private enum Stage {
        /** Only blanks, or a part of the opening tag, have come. */
        BEGINNING,
        /** Between the tags. */
        THINKING,
        /** Blanks after the closing tag, which belong to neither. */
        BETWEEN,
        /** The answer. */
        ANSWER
    }

    /** A piece of reasoning, and the piece of the answer that follows it. Either may be empty. */
    record Parts(String reasoning, String text) {}

    private Stage stage = Stage.BEGINNING;
    private boolean begun;
    private String held = "";

    /**
     * Creates a reader of one text.
     *
     * @param begun whether the text begins inside the reasoning, even without an opening tag
     */
    ThinkTags(boolean begun) {
        this.begun = begun;
    }

    /** Notes that a piece of reasoning came separately. If it is not empty, the text has none. */
    void thinkingIsSeparate(String reasoning) {
        begun = begun && reasoning.isEmpty();
    }

    /** Returns whether everything that follows is the answer. */
    boolean areOver() {
        return stage == Stage.ANSWER;
    }

    /** Takes the next delta and returns what is certain. */
    Parts next(String delta) {
        held += delta;
        if (stage == Stage.BEGINNING) {
            begin();
        }
        var reasoning = stage == Stage.THINKING ? think() : "";
        if (stage == Stage.BETWEEN) {
            held = held.stripLeading();
            stage = held.isEmpty() ? Stage.BETWEEN : Stage.ANSWER;
        }
        return new Parts(reasoning, stage == Stage.ANSWER ? takeHeld() : "");
    }

    /** Ends the text and returns what was held back. */
    Parts end() {
        var rest = takeHeld();
        return switch (stage) {
            case BEGINNING -> begun ? new Parts(rest, "") : new Parts("", rest);
            case THINKING -> new Parts(rest, "");
            case BETWEEN, ANSWER -> new Parts("", "");
        };
    }

    private void begin() {
        var text = held.stripLeading();
        boolean mayBeOpen = OPEN.startsWith(text) && held.length() - text.length() <= MAX_BLANKS;
        if (text.startsWith(OPEN)) {
            held = text.substring(OPEN.length());
            stage = Stage.THINKING;
        } else if (!mayBeOpen) {
            stage = begun ? Stage.THINKING : Stage.ANSWER;
        }
    }

    private String think() {
        int close = held.indexOf(CLOSE);
        int end = close < 0 ? held.length() - beginningOfClose(held) : close;
        var reasoning = held.substring(0, end);
        held = held.substring(close < 0 ? end : close + CLOSE.length());
        stage = close < 0 ? Stage.THINKING : Stage.BETWEEN;
        return reasoning;
    }

    /** Returns how many characters at the end of the text may be the beginning of the closing tag. */
    private static int beginningOfClose(String text) {
        for (int length = Math.min(CLOSE.length() - 1, text.length()); length > 0; length--) {
            if (CLOSE.startsWith(text.substring(text.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    private String takeHeld() {
        var all = held;
        held = "";
        return all;
    }
}
