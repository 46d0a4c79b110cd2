package dev.docent.format.code;

import java.util.List;

/** Reads names out of lists of tokens. */
final class Names {
    private Names() {}

    /** Returns whether there is a token at this place and it is this sign. */
    static boolean isAt(List<Token> tokens, int at, char sign) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(sign);
    }

    /** Returns whether there is a token at this place and it is a word. */
    static boolean isWordAt(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isWord();
    }

    /** Returns the place after a pair of angle brackets, or the same place if none opens there. */
    static int afterAngles(List<Token> tokens, int start) {
        if (!isAt(tokens, start, '<')) {
            return start;
        }
        int open = 0;
        for (int at = start; at < tokens.size(); at++) {
            if (tokens.get(at).is('<')) {
                open++;
            } else if (tokens.get(at).is('>') && !isAt(tokens, at - 1, '-') && --open == 0) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    /** Returns the place before a pair of angle brackets, or the same place if none closes there. */
    static int beforeAngles(List<Token> tokens, int end) {
        if (!isAt(tokens, end, '>')) {
            return end;
        }
        int open = 0;
        for (int at = end; at >= 0; at--) {
            if (tokens.get(at).is('>')) {
                open++;
            } else if (tokens.get(at).is('<') && --open == 0) {
                return at - 1;
            }
        }
        return -1;
    }

    /** Returns the name that begins here or after signs and type parameters, with its dots; empty if there is none. */
    static String forward(List<Token> tokens, int start) {
        int at = start;
        while (isAt(tokens, at, '*') || isAt(tokens, at, '&') || isAt(tokens, at, '!')) {
            at++;
        }
        at = afterAngles(tokens, at);
        if (!isWordAt(tokens, at)) {
            return "";
        }
        var name = new StringBuilder(tokens.get(at).text());
        for (at++; at < tokens.size(); at++) {
            int next = afterAngles(tokens, at);
            int word = isAt(tokens, next, '.') ? next + 1 : afterDoubleColon(tokens, next);
            if (!isWordAt(tokens, word)) {
                break;
            }
            name.append('.').append(tokens.get(word).text());
            at = word;
        }
        return name.toString();
    }

    /** Returns the name that ends here, with the names before it that dots or double colons connect. */
    static String backward(List<Token> tokens, int end) {
        if (!isWordAt(tokens, end)) {
            return "";
        }
        var name = new StringBuilder(tokens.get(end).text());
        int at = end;
        if (isAt(tokens, at - 1, '~')) {
            name.insert(0, '~');
            at--;
        }
        while (true) {
            int before = isAt(tokens, at - 1, '.') ? at - 2 : at - 3;
            boolean joined = isAt(tokens, at - 1, '.') || (isAt(tokens, at - 1, ':') && isAt(tokens, at - 2, ':'));
            if (!joined || !isWordAt(tokens, before)) {
                return name.toString();
            }
            name.insert(0, tokens.get(before).text() + ".");
            at = before;
        }
    }

    private static int afterDoubleColon(List<Token> tokens, int at) {
        return isAt(tokens, at, ':') && isAt(tokens, at + 1, ':') ? at + 2 : -1;
    }
}
