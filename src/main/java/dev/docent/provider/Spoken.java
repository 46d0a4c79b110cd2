package dev.docent.provider;

import dev.docent.model.SerialListener;
import dev.docent.model.SurrogateJoiner;
import dev.docent.model.TokenTimer;

/** Tells what a provider says, piece by piece and never in halves of characters, and counts it. One thread at a time. */
final class Spoken {
    private final SerialListener out;
    private final TokenTimer timer;
    private final TokenCount tokens;
    private final SurrogateJoiner text = new SurrogateJoiner();
    private final SurrogateJoiner reasoning = new SurrogateJoiner();
    private volatile boolean hasWords; // A timer may end the answer.

    Spoken(SerialListener out, TokenTimer timer, TokenCount tokens) {
        this.out = out;
        this.timer = timer;
        this.tokens = tokens;
    }

    /** Tells a piece of the answer; returns whether there was anything to tell. */
    boolean text(String delta) {
        var whole = text.next(delta);
        tellText(whole);
        return !whole.isEmpty();
    }

    /** Tells a piece of the model's thinking; returns whether there was anything to tell. */
    boolean reasoning(String delta) {
        var whole = reasoning.next(delta);
        tellReasoning(whole);
        return !whole.isEmpty();
    }

    /** Tells the halves of characters that wait for their other half. */
    void flush() {
        tellReasoning(reasoning.end());
        tellText(text.end());
    }

    /** Returns whether something of the answer was told that can be seen; thinking is not the answer. */
    boolean hasWords() {
        return hasWords;
    }

    private void tellText(String delta) {
        if (!delta.isEmpty()) {
            count(delta);
            hasWords = hasWords || !delta.isBlank();
            out.text(delta);
        }
    }

    private void tellReasoning(String delta) {
        if (!delta.isEmpty()) {
            count(delta);
            out.reasoning(delta);
        }
    }

    private void count(String delta) {
        timer.token();
        tokens.heard(delta);
    }
}
