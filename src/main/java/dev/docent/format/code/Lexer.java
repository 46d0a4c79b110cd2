package dev.docent.format.code;

import dev.docent.format.code.BraceLanguage.Trait;
import java.util.BitSet;

/**
 * Cuts source code into words and signs, and recognizes strings and comments, so that braces inside them are ignored.
 * Anything that is never closed ends with its line or with the text. Every character is read a bounded number of times.
 * One file, one thread.
 */
final class Lexer {
    private final String text;
    private final BraceLanguage language;
    private final Strings strings;
    private final BitSet commentLines = new BitSet();
    private final BitSet codeLines = new BitSet();
    private int at;
    private int line = 1;
    private boolean lineStart = true;
    /** Whether a slash here is a division, because it follows a value. */
    private boolean afterValue;

    Lexer(String text, BraceLanguage language) {
        this.text = text;
        this.language = language;
        this.strings = new Strings(text, language);
    }

    /** Returns whether a line that was read has only a comment. */
    boolean isComment(int number) {
        return commentLines.get(number) && !codeLines.get(number);
    }

    Token next() {
        skipToToken();
        if (at >= text.length()) {
            return new Token(Token.Type.END, "", line, line);
        }
        int start = at;
        int firstLine = line;
        char c = text.charAt(at);
        int stringEnd = strings.endOf(at, afterValue);
        if (stringEnd > at) {
            moveTo(stringEnd);
            return token(Token.Type.LITERAL, "", firstLine, true);
        }
        if (isWordPart(c)) {
            while (at < text.length() && isWordPart(text.charAt(at))) {
                at++;
            }
            return token(Token.Type.WORD, text.substring(start, at), firstLine, !text.startsWith("return", start));
        }
        at++;
        return token(Token.Type.SIGN, String.valueOf(c), firstLine, c == ')' || c == ']' || c == '}');
    }

    private Token token(Token.Type type, String word, int firstLine, boolean value) {
        codeLines.set(firstLine, line + 1);
        afterValue = value;
        lineStart = false;
        return new Token(type, word, firstLine, line);
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private void skipToToken() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                lineStart = true;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (!skipComment(c)) {
                return;
            }
        }
    }

    private boolean skipComment(char c) {
        char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        int firstLine = line;
        if (c == '/' && second == '/') {
            skipLine();
        } else if (c == '/' && second == '*') {
            skipBlockComment();
        } else if (c == '#' && language.has(Trait.HASH_COMMENTS) && second != '[') {
            skipLine();
        } else if (c == '#' && second == '!' && at == 0) {
            skipLine();
        } else if (c == '#' && lineStart && language.has(Trait.PREPROCESSOR)) {
            skipDirective();
            return true;
        } else {
            return false;
        }
        commentLines.set(firstLine, line + 1);
        return true;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void skipBlockComment() {
        int depth = 0;
        do {
            if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (text.startsWith("/*", at) && (depth == 0 || language.has(Trait.NESTED_COMMENTS))) {
                depth++;
                at += 2;
            } else {
                advance();
            }
        } while (depth > 0 && at < text.length());
    }

    /** A directive continues after a line that ends with a backslash. */
    private void skipDirective() {
        skipLine();
        while (at < text.length() && text.charAt(at - 1) == '\\') {
            advance();
            skipLine();
        }
    }

    private void advance() {
        if (text.charAt(at++) == '\n') {
            line++;
        }
    }

    private void moveTo(int end) {
        while (at < end) {
            advance();
        }
    }
}
