package dev.docent.format.email;

import java.util.regex.Pattern;

/**
 * The messages of a mailbox (RFC 4155), one after the other. A message begins below a line {@code From sender date} that
 * follows a blank line. One thread.
 */
final class Mailbox {
    private static final String FROM = "From ";

    /** The separator has a time and a year, which a sentence that begins with this word does not have. */
    private static final Pattern SEPARATOR = Pattern.compile("From .{0,300}?\\d\\d:\\d\\d.{0,40}?\\d{4}.{0,100}");

    private final String bytes;
    private int start;
    private int end;

    /** @param bytes one character for each byte */
    Mailbox(String bytes) {
        this.bytes = bytes;
    }

    /** Returns whether these bytes begin with such a line. */
    static boolean isOne(String bytes) {
        return bytes.startsWith(FROM) && isSeparator(bytes, 0);
    }

    /** Moves to the next message; false after the last one. */
    boolean next() {
        if (end >= bytes.length()) {
            return false;
        }
        start = afterLine(bytes, end);
        end = start;
        while (end < bytes.length() && !(isAfterBlankLine(end) && isSeparator(bytes, end))) {
            end = afterLine(bytes, end);
        }
        return true;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    private boolean isAfterBlankLine(int at) {
        return bytes.startsWith("\n\n", at - 2) || bytes.startsWith("\n\r\n", at - 3);
    }

    private static boolean isSeparator(String bytes, int at) {
        return bytes.startsWith(FROM, at)
                && SEPARATOR
                        .matcher(bytes.substring(at, Math.min(at + 500, lineEnd(bytes, at)))
                                .stripTrailing())
                        .matches();
    }

    private static int lineEnd(String bytes, int at) {
        int end = bytes.indexOf('\n', at);
        return end < 0 ? bytes.length() : end;
    }

    private static int afterLine(String bytes, int at) {
        return Math.min(bytes.length(), lineEnd(bytes, at) + 1);
    }
}
