package dev.docent.problem;

import java.io.Serial;

/**
 * Docent does not start. The message is the whole text for the operator. It has neither a stack nor a cause: containers print both,
 * some forty lines each, and hide the one sentence that helps among them.
 */
public final class StartFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StartFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
