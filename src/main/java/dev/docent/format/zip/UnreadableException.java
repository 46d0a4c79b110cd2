package dev.docent.format.zip;

import dev.docent.format.ParseException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A file cannot be read. The message says in words why, and what to do. Unchecked, because it is thrown inside of readers that
 * wrap checked ones; parsers turn it into a {@link ParseException}.
 */
public final class UnreadableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    public UnreadableException(String reason) {
        this(reason, null);
    }

    /**
     * Returns the failure of a file that breaks the rules of its format.
     *
     * @param how what is wrong with it, without a full stop
     */
    public static UnreadableException broken(String how, @Nullable Throwable cause) {
        return new UnreadableException("this file is broken (" + how + "). Save it anew", cause);
    }

    /**
     * Returns the failure of a file that exceeds a limit.
     *
     * @param what of what there is too much, without a full stop
     */
    public static UnreadableException tooMuch(String what) {
        return new UnreadableException("this file takes too much to read: " + what + ". Split it, or save it anew");
    }

    /** Returns the exception of parsers with the same message. */
    public ParseException asParseException() {
        return new ParseException(String.valueOf(getMessage()), this);
    }
}
