package dev.docent.provider;

import java.io.Serial;

/** A record of a provider's stream is longer than the limit. */
final class RecordLimitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    RecordLimitException(String message) {
        super(message);
    }
}
