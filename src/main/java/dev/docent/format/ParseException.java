package dev.docent.format;

import java.io.Serial;

/** Says that a file is not what its name says. People see the message beside the file's path. */
public class ParseException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public ParseException(String reason) {
        super(reason);
    }

    public ParseException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
