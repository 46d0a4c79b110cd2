package dev.docent.source.git;

import java.io.Serial;
import org.eclipse.jgit.errors.TransportException;

/**
 * Says why a fetch failed. The message is for people, and completes "The git repository URL": "needs a login. Set …".
 */
final class FetchFailure extends TransportException {
    @Serial
    private static final long serialVersionUID = 1L;

    FetchFailure(String message) {
        super(message);
    }

    FetchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
