package dev.docent.settings;

import dev.docent.paths.PathText;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the values of settings must be that lead to files and folders. */
final class PathValueTypes {
    /** Not the forms of a database in memory, which would keep nothing. */
    private static final Pattern SQLITE_FILE = Pattern.compile("jdbc:sqlite:(?!:|file:)([^?]+)(\\?.*)?");

    /** Java gives every byte that its locale does not know as this one character. */
    private static final String LOST_LETTERS =
            "its letters beyond ASCII were lost, because Java was started without a UTF-8 locale: "
                    + "start Java with LC_ALL=C.UTF-8, or set it in docent.properties";

    private PathValueTypes() {}

    static ValueType<String> folder(String example) {
        return path("the path of a folder", example);
    }

    static ValueType<String> file(String example) {
        return path("the path of a file", example);
    }

    private static ValueType<String> path(String rule, String example) {
        return new ValueType<>(rule, example, PathValueTypes::pathOf);
    }

    /** Folders separated by commas; a comma of a name is written {@code \\,}, any other backslash is one, as on Windows. */
    static ValueType<List<String>> folders(String example) {
        return new ValueType<>("paths of folders, separated by commas", example, PathValueTypes::pathsOf);
    }

    private static List<String> pathsOf(String text) {
        return Arrays.stream(text.split("(?<!\\\\),"))
                .map(item -> item.replace("\\,", ",").strip())
                .filter(item -> !item.isEmpty())
                .map(PathValueTypes::pathOf)
                .toList();
    }

    private static String pathOf(String text) {
        if (text.contains("://") || text.startsWith("git@")) {
            throw new IllegalArgumentException(
                    "Docent cannot fetch repositories yet; clone it and set the folder of the clone");
        }
        if (text.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException(LOST_LETTERS);
        }
        try {
            var unused = PathText.of(text);
            return text;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    static ValueType<String> databaseUrl(String example) {
        return new ValueType<>(
                "jdbc:sqlite: and the path of a file (other databases are not supported yet)",
                example,
                PathValueTypes::databaseUrlOf);
    }

    private static String databaseUrlOf(String text) {
        var path = SQLITE_FILE.matcher(text);
        if (!path.matches()) {
            throw new IllegalArgumentException();
        }
        var unused = pathOf(path.group(1));
        return text;
    }
}
