package dev.docent.provider;

import dev.docent.model.FinishReason;
import java.time.Duration;

/** What a {@link Dialect} finds in a stream. Calls after the end or a failure do nothing. */
interface Reading {
    /** The next piece of the answer; empty ones and halves of characters are welcome. */
    void text(String delta);

    /** The next piece of the model's thinking. */
    void reasoning(String delta);

    /** What the provider has counted so far; what is empty here keeps what was said before. */
    void usage(Counts counts);

    /** How long the provider took to load the model before it answered. */
    void loading(Duration time);

    /** The text is whole. The count of tokens may still follow. */
    void lastWord(FinishReason reason);

    /** Nothing follows. Without an earlier {@link #lastWord} the answer had said everything. */
    void end();

    /** The provider reports an error; {@code data} is what it says. */
    void error(String data);
}
