package dev.docent.provider;

import dev.docent.model.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has said of the end of an answer. Some say it early and write on: Gemini's {@code STOP} was seen in the first
 * third of an answer. Text that comes after it takes it back, so that a connection that breaks then is a cut; an end in
 * order, or silence, makes it good again. Changed by one thread at a time, asked by any.
 */
final class LastWord {
    private volatile @Nullable FinishReason reason;
    private volatile boolean takenBack;

    /**
     * Notes that the text is whole. Where nothing was written in between, a reason that says more than {@link
     * FinishReason#STOP} stays: some gateways add a {@code stop} of their own.
     *
     * @return whether it was not said before, or had been taken back
     */
    boolean say(FinishReason next) {
        var earlier = reason;
        boolean news = earlier == null || takenBack;
        if (news || earlier == FinishReason.STOP) {
            reason = next;
        }
        takenBack = false;
        return news;
    }

    /** Notes that the text went on. */
    void takeBack() {
        takenBack = true;
    }

    /** Returns whether it was said, whatever came after it. */
    boolean isSaid() {
        return reason != null;
    }

    /** Returns whether it was said and no text came after it: then nothing that happens makes the answer worse. */
    boolean stands() {
        return reason != null && !takenBack;
    }

    /** Returns why the answer ends; {@link FinishReason#STOP} where nobody has said. */
    FinishReason reason() {
        var said = reason;
        return said == null ? FinishReason.STOP : said;
    }
}
