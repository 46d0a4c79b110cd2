package dev.docent.answer;

import dev.docent.citation.CitationFilter;
import dev.docent.journal.Frame;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The text of an answer on its way to the journal: with the citations that are true, and within its limits. One thread at a time. */
final class AnswerText {
    /**
     * The most frames that a journal takes before its answer is ended with {@code answer_too_long}: a bound on the memory
     * of an answer that comes in single letters.
     */
    static final int MAX_FRAMES = 200_000;

    private final AnswerTask.Output output;
    private final IntSupplier frames;
    private final long maxChars;
    private final Runnable onTooLong;

    private boolean searched;
    private CitationFilter citations = new CitationFilter(0);
    private long chars;

    /**
     * Creates an empty text.
     *
     * @param frames returns the number of frames
     * @param maxChars the longest answer, including its reasoning
     * @param onTooLong called each time for text that no longer fits
     */
    AnswerText(AnswerTask.Output output, IntSupplier frames, long maxChars, Runnable onTooLong) {
        this.output = output;
        this.frames = frames;
        this.maxChars = maxChars;
        this.onTooLong = onTooLong;
    }

    /** Says how many passages there are to be cited. */
    void found(int passages) {
        searched = true;
        citations = new CitationFilter(passages);
    }

    void text(String delta) {
        append(citations.next(delta));
    }

    void reasoning(String delta) {
        if (!isOverLimit(delta)) {
            output.append(new Frame.Reasoning(delta));
        }
    }

    /** Adds what was held back because it could have become a citation. */
    void end() {
        append(citations.end());
    }

    /** Returns what the text cites, if it was searched for passages. */
    Optional<Frame.Citations> citations() {
        return searched
                ? Optional.of(
                        new Frame.Citations(citations.used().stream().sorted().toList()))
                : Optional.empty();
    }

    private void append(String text) {
        if (!text.isEmpty() && !isOverLimit(text)) {
            output.append(new Frame.Text(text));
        }
    }

    private boolean isOverLimit(String text) {
        chars += text.length();
        if (chars <= maxChars && frames.getAsInt() < MAX_FRAMES) {
            return false;
        }
        onTooLong.run();
        return true;
    }
}
