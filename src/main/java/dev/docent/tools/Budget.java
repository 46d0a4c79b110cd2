package dev.docent.tools;

import dev.docent.corpus.TokenCounter;

/** The tokens that the results of one answer may have. One thread at a time. */
final class Budget {
    private final TokenCounter tokens;
    private int left;

    /** @param total the most tokens of all results together */
    Budget(TokenCounter tokens, int total) {
        this.tokens = tokens;
        this.left = total;
    }

    int count(String text) {
        return tokens.countTokens(text);
    }

    /** Returns how many tokens are left, at most this many. */
    int left(int most) {
        return Math.min(left, most);
    }

    boolean isUsedUp() {
        return left <= 0;
    }

    /** Takes the tokens of a result, even if they are more than what is left. */
    void take(String text) {
        left -= count(text);
    }
}
