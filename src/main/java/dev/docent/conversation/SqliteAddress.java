package dev.docent.conversation;

import dev.docent.home.Places;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * An SQLite database.
 *
 * @param file its file, absolute
 * @param parameters the driver's parameters with their question mark; empty if there are none
 */
public record SqliteAddress(Path file, String parameters) implements DatabaseAddress {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final Pattern FORM = Pattern.compile(Pattern.quote(PREFIX) + "([^?]*)(\\?.*)?");

    /**
     * Returns the database that a URL names.
     *
     * @throws IllegalArgumentException if the URL is not of this form, or names no file; the message is null or the reason
     */
    static SqliteAddress parse(String url, Places places) {
        var form = FORM.matcher(url);
        if (!form.matches()) {
            throw new IllegalArgumentException();
        }
        var path = form.group(1);
        if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:")) {
            throw new IllegalArgumentException("a database without a file would keep nothing");
        }
        try {
            return new SqliteAddress(places.resolve(path), form.group(2) == null ? "" : form.group(2));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    /** Returns the URL for the driver. */
    String url() {
        return PREFIX + file + parameters;
    }

    @Override
    public ConversationStore open(Clock clock, int conversationsPerUser) {
        return new JdbiConversationStore(
                SqliteDatabase.open(this, SqliteDatabase.BUSY_TIMEOUT), clock, conversationsPerUser);
    }
}
