package dev.docent.format.code;

/**
 * A word or a sign of source code, but not a comment or white space.
 *
 * @param kind what it is
 * @param text the word or sign; for strings nothing
 * @param line where it begins, counted from 1
 * @param lastLine where it ends
 */
record Token(Kind kind, String text, int line, int lastLine) {
    enum Kind {
        /** An identifier, keyword or number. */
        WORD,
        /** One character of punctuation. */
        SIGN,
        /** A string, character or regular expression. */
        LITERAL,
        /** The end of the text. */
        END
    }

    boolean is(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
