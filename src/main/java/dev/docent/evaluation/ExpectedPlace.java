package dev.docent.evaluation;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A place in the documents that is expected to be found. Immutable.
 *
 * @param file the end of a path, such as {@code guide/models.md}; empty for any document
 * @param words words that stand there, as they are written in the list; empty if the document as a whole is meant
 */
public record ExpectedPlace(String file, String words) {
    /** What readers of a page do not see: emphasis, marks of code, and the stars of comments. */
    private static final Pattern MARKS = Pattern.compile("[*`]+");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    public ExpectedPlace {
        if (file.isEmpty() && words.isEmpty()) {
            throw new IllegalArgumentException("A place needs a file or words");
        }
    }

    /** Returns whether a text of the document with this path is the place, or contains it. */
    public boolean isIn(String path, String text) {
        return isOf(path) && (words.isEmpty() || plain(text).contains(plain(words)));
    }

    /** Returns whether the place is in the document with this path, as far as the path tells. */
    public boolean isOf(String path) {
        return file.isEmpty() || path.equals(file) || path.endsWith("/" + file);
    }

    /** Returns the text as words are compared: without marks, in lower case, with single blanks. */
    private static String plain(String text) {
        var words = MARKS.matcher(text).replaceAll("");
        return BLANKS.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        if (words.isEmpty()) {
            return file;
        }
        return (file.isEmpty() ? "" : file + "#") + words;
    }
}
