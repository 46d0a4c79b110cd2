package dev.docent.ingest.read;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the index remembers about a file for people. Immutable. As text it is the doubt, and in a second line the time and the
 * size.
 *
 * @param doubt why its text may be wrong, in words, so that this is reported for a file that is not read again; empty if
 *     there is no doubt
 * @param at when it was indexed; null if an earlier version of Docent did that
 * @param bytes its size; unknown, and 0, if the time is
 */
public record FileNote(String doubt, @Nullable Instant at, long bytes) {
    /** Nothing is known. */
    public static final FileNote NONE = new FileNote("", null, 0);

    String text() {
        return at == null ? doubt : doubt + "\n" + at.toEpochMilli() + " " + bytes;
    }

    /** Returns the note from the text of {@link #text}. Whatever else the text says is the doubt. */
    static FileNote parse(String text) {
        int line = text.lastIndexOf('\n');
        int space = text.lastIndexOf(' ');
        if (line < 0 || space < line) {
            return new FileNote(text, null, 0);
        }
        try {
            return new FileNote(
                    text.substring(0, line),
                    Instant.ofEpochMilli(Long.parseLong(text.substring(line + 1, space))),
                    Long.parseLong(text.substring(space + 1)));
        } catch (NumberFormatException | DateTimeException e) {
            return new FileNote(text, null, 0);
        }
    }
}
