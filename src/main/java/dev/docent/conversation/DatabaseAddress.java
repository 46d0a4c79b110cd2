package dev.docent.conversation;

import dev.docent.home.Places;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a database is: decides what the setting {@code docent.database.url} means. Immutable.
 *
 * @param file the file of an SQLite database, absolute
 * @param parameters the driver's parameters with their question mark; empty if there are none
 */
public record DatabaseAddress(Path file, String parameters) {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final Pattern FORM = Pattern.compile(Pattern.quote(PREFIX) + "([^?]*)(\\?.*)?");

    /**
     * Returns what the setting names.
     *
     * @param url its value; empty for {@code docent.db} in the home
     * @param places where its path begins
     * @param home {@code docent.home}
     * @throws IllegalArgumentException if it breaks the {@link ConversationStores#RULE}
     */
    public static DatabaseAddress of(String url, Places places, Path home) {
        return url.isEmpty() ? new DatabaseAddress(home.resolve("docent.db"), "") : parse(url, places);
    }

    static DatabaseAddress parse(String url, Places places) {
        var form = FORM.matcher(url);
        if (!form.matches()) {
            throw new IllegalArgumentException();
        }
        var path = form.group(1);
        if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:")) {
            throw new IllegalArgumentException("a database without a file would keep nothing");
        }
        try {
            return new DatabaseAddress(places.resolve(path), form.group(2) == null ? "" : form.group(2));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    /** Returns the URL for the driver. */
    String url() {
        return PREFIX + file + parameters;
    }
}
