package dev.docent.format.code;

import dev.docent.format.code.BraceLanguage.Trait;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a statement up to its block or end. One file, one thread. */
final class Head {
    /** The most tokens of a head: 400. A longer one is data, and its further tokens are ignored. */
    private static final int MAX_TOKENS = 400;

    private final List<Token> tokens = new ArrayList<>();
    private Token last = new Token(Token.Type.END, "", 0, 0);
    private int depth;

    void clear() {
        tokens.clear();
        depth = 0;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Returns the first token; the head must not be empty. */
    Token first() {
        return tokens.get(0);
    }

    /** Returns the last token; the head must not be empty. */
    Token last() {
        return last;
    }

    /** Returns how many parentheses and brackets are open. */
    int depth() {
        return depth;
    }

    void add(Token token) {
        if (tokens.size() < MAX_TOKENS) {
            tokens.add(token);
        }
        last = token;
        if (token.is('(') || token.is('[')) {
            depth++;
        } else if (token.is(')') || token.is(']')) {
            depth = Math.max(0, depth - 1);
        }
    }

    /** Returns whether one of the tokens is this word. */
    boolean contains(String word) {
        return tokens.stream().anyMatch(token -> token.isWord(word));
    }

    /**
     * Returns the tokens that say what is declared: without annotations and the content of brackets, and without
     * closing parentheses.
     */
    List<Token> essence(BraceLanguage language) {
        var essence = new ArrayList<Token>();
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.is('@')) {
                at = afterAnnotation(at);
            } else if (token.is('[')) {
                at = afterGroup(at);
            } else if (token.is('(')) {
                essence.add(token);
                at = afterGroup(at);
            } else if (token.isWord("template") && language.has(Trait.TYPE_WORDS_IN_TYPES)) {
                at = Names.afterAngles(tokens, at + 1);
            } else {
                essence.add(token);
                at++;
            }
        }
        return essence;
    }

    /** Returns the last word inside the first parentheses: the type in Go's {@code (r *Receiver)}. */
    String lastWordOfFirstGroup() {
        int open = 0;
        while (open < tokens.size() && !tokens.get(open).is('(')) {
            open++;
        }
        String word = "";
        for (int at = open + 1;
                at < tokens.size() && !tokens.get(at).is(')') && !tokens.get(at).is('[');
                at++) {
            word = tokens.get(at).isWord() ? tokens.get(at).text() : word;
        }
        return word;
    }

    private int afterAnnotation(int start) {
        int at = start + 1;
        // @interface declares an annotation; it is not an annotation itself.
        if (at < tokens.size() && tokens.get(at).isWord("interface")) {
            return at;
        }
        while (at < tokens.size() && tokens.get(at).isWord()) {
            at++;
            boolean more = at + 1 < tokens.size()
                    && (tokens.get(at).is('.') || tokens.get(at).is(':'));
            if (!more) {
                break;
            }
            at++;
        }
        return at < tokens.size() && tokens.get(at).is('(') ? afterGroup(at) : at;
    }

    private int afterGroup(int start) {
        int open = 0;
        for (int at = start; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.is('(') || token.is('[')) {
                open++;
            } else if ((token.is(')') || token.is(']')) && --open == 0) {
                return at + 1;
            }
        }
        return tokens.size();
    }
}
