package dev.docent.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says in words why a file could not be read. Every reader sees this, so it contains no path of the server and no exception name.
 */
public final class ReadFailures {
    private static final String UNKNOWN = "the operating system reports an error";
    private static final Pattern NO_WORDS = Pattern.compile("[/\\\\]|[a-z]\\.[A-Z]|Exception|Error\\b");

    private ReadFailures() {}

    /** Returns the reason, without a full stop. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission to read it";
        }
        if (failure instanceof NoSuchFileException) {
            return "it no longer exists";
        }
        // The message of a failure of the file system begins with the path.
        var message = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return Optional.ofNullable(message)
                .filter(words -> !words.isBlank() && !NO_WORDS.matcher(words).find())
                .orElse(UNKNOWN);
    }
}
