package dev.docent.format.rtf;

/** The tokens of a file, one after the other: braces, control words and symbols, and characters. One thread. */
final class RtfTokens {
    /** What a token of the file is. */
    enum RtfToken {
        OPEN,
        CLOSE,
        /** A control word or symbol, in {@link #word()}, with its {@link #number()}. */
        CONTROL,
        /** A byte of text, in {@link #number()}. */
        BYTE,
        END
    }

    /** No word of the format is longer. */
    private static final int MAX_WORD = 32;

    private final String bytes;
    private int at;
    private String word = "";
    private int number;
    private boolean hasNumber;

    /** @param bytes one character for each byte */
    RtfTokens(String bytes) {
        this.bytes = bytes;
    }

    String word() {
        return word;
    }

    /** Returns the number of a control word, or the byte. */
    int number() {
        return number;
    }

    /** Returns the number of a control word, or another one if it has none. */
    int number(int otherwise) {
        return hasNumber ? number : otherwise;
    }

    RtfToken next() {
        while (at < bytes.length()) {
            char c = bytes.charAt(at++);
            switch (c) {
                case '{' -> {
                    return RtfToken.OPEN;
                }
                case '}' -> {
                    return RtfToken.CLOSE;
                }
                case '\\' -> {
                    return control();
                }
                case '\r', '\n', 0 -> {}
                default -> {
                    number = c;
                    return RtfToken.BYTE;
                }
            }
        }
        return RtfToken.END;
    }

    private RtfToken control() {
        if (at == bytes.length()) {
            return RtfToken.END;
        }
        char c = bytes.charAt(at);
        hasNumber = false;
        if (!isLetter(c)) {
            at++;
            word = String.valueOf(c);
            return c == '\'' ? hex() : RtfToken.CONTROL;
        }
        int start = at;
        while (at < bytes.length() && isLetter(bytes.charAt(at)) && at - start < MAX_WORD) {
            at++;
        }
        word = bytes.substring(start, at);
        readNumber();
        if (at < bytes.length() && bytes.charAt(at) == ' ') {
            at++;
        }
        if (word.equals("bin")) {
            at = (int) Math.min(bytes.length(), at + Math.max(0L, number(0)));
        }
        return RtfToken.CONTROL;
    }

    private void readNumber() {
        boolean negative = at + 1 < bytes.length() && bytes.charAt(at) == '-' && isDigit(bytes.charAt(at + 1));
        int start = negative ? at + 1 : at;
        int end = start;
        while (end < bytes.length() && isDigit(bytes.charAt(end)) && end - start < 9) {
            end++;
        }
        if (end > start) {
            number = Integer.parseInt(bytes.substring(start, end)) * (negative ? -1 : 1);
            hasNumber = true;
            at = end;
        }
    }

    private RtfToken hex() {
        int high = at < bytes.length() ? Character.digit(bytes.charAt(at), 16) : -1;
        int low = at + 1 < bytes.length() ? Character.digit(bytes.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            return RtfToken.CONTROL;
        }
        at += 2;
        number = 16 * high + low;
        return RtfToken.BYTE;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
