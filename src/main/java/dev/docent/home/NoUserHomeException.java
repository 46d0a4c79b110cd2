package dev.docent.home;

import java.io.Serial;

/** The process runs as a user without a home, so {@code ~} has no meaning. The message says what to set. */
public final class NoUserHomeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoUserHomeException() {
        super("The user that runs Docent has no home folder, so ~/.docent does not exist. Set "
                + "docent.home to a folder that this user can write to: -Ddocent.home=/var/lib/docent, or "
                + "the environment variable DOCENT_HOME.");
    }
}
