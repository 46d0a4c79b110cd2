package dev.docent.settings;

import dev.docent.paths.PathText;
import java.nio.file.InvalidPathException;

/** What the values of settings must be that are paths of files and folders. */
final class PathValueTypes {
    /** Java replaces every byte that its locale does not know with one and the same character. */
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

    private static String pathOf(String text) {
        if (text.contains("://")) {
            throw new IllegalArgumentException("it is a URL");
        }
        try {
            var unused = PathText.of(withAllLetters(text));
            return text;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    /**
     * Returns the text.
     *
     * @throws IllegalArgumentException if Java has lost letters of it
     */
    static String withAllLetters(String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException(LOST_LETTERS);
        }
        return text;
    }
}
