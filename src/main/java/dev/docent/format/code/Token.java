package dev.docent.format.code;

/**
 * A word or a sign of source code. Comments and white space are not tokens.
 *
 * @param type what it is
 * @param text the word or sign; empty for literals
 * @param line where it begins, counted from 1
 * @param lastLine where it ends
 */
record Token(Type type, String text, int line, int lastLine) {
    enum Type {
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
        return type == Type.SIGN && text.charAt(0) == sign;
    }

    boolean isWord() {
        return type == Type.WORD;
    }

    boolean isWord(String word) {
        return type == Type.WORD && text.equals(word);
    }
}
