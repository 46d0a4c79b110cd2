package dev.docent.provider;

import dev.docent.model.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * The finish reason that a provider sends. Some providers send it early and continue: Gemini's {@code STOP} was seen in the first
 * third of an answer. Text after it takes it back: if the connection breaks then, the answer is cut off. A proper end, or
 * silence, makes it valid again. One thread at a time changes it; any thread may read it.
 */
final class FinishSignal {
    private volatile @Nullable FinishReason reason;
    private volatile boolean takenBack;

    /**
     * Notes a finish reason. Without text in between, an earlier reason that says more than {@link FinishReason#STOP} stays, because some
     * gateways add a {@code stop} of their own.
     *
     * @return whether this is the first one, or the earlier one had been taken back
     */
    boolean set(FinishReason next) {
        var earlier = reason;
        boolean news = earlier == null || takenBack;
        if (news || earlier == FinishReason.STOP) {
            reason = next;
        }
        takenBack = false;
        return news;
    }

    /** Notes that the text continues. */
    void takeBack() {
        takenBack = true;
    }

    /** Returns whether there was one, whatever came after it. */
    boolean isSet() {
        return reason != null;
    }

    /** Returns whether there was one and no text came after it. After that, a failure does not affect the answer. */
    boolean isValid() {
        return reason != null && !takenBack;
    }

    /** Returns why the answer ends, {@link FinishReason#STOP} if the provider has not said. */
    FinishReason reason() {
        var said = reason;
        return said == null ? FinishReason.STOP : said;
    }
}
