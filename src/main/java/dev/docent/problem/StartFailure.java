package dev.docent.problem;

import java.io.Serial;

/**
 * Says why Docent does not start. The message is the whole text for the administrator. It has no stack trace and no cause,
 * because containers print both, some forty lines each, which hide the one sentence that helps.
 */
public final class StartFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StartFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
