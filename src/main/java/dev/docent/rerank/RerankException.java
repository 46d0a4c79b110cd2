package dev.docent.rerank;

import java.io.Serial;

/** Says why there is no order, as the rest of a sentence for the log. */
final class RerankException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    RerankException(String message) {
        super(message);
    }

    RerankException(String message, Throwable cause) {
        super(message, cause);
    }
}
