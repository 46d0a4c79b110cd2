package dev.docent.ingest.read;

import java.io.IOException;
import java.io.Serial;

/** Says that Docent gave a file up. What is in it is unknown, so its older version stays. The message is a sentence for users. */
public final class GivenUpException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    GivenUpException(String message) {
        super(message);
    }
}
