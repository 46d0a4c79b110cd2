package dev.docent.evaluation;

/** Says why questions could not be evaluated although the command is right. The message is for people. */
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    public EvaluationException(String message) {
        super(message);
    }

    EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
