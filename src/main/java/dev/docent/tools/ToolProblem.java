package dev.docent.tools;

import java.io.Serial;

/** A tool cannot do what a model wants. The message tells the model why, and what it can do instead. */
final class ToolProblem extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    ToolProblem(String message) {
        super(message);
    }

    /** Returns the message. */
    String text() {
        return String.valueOf(getMessage());
    }
}
