package dev.docent.prompt;

/** A cautious guess of how many tokens a text has, for models whose tokenizer is not known. Stateless. */
public final class TokenEstimate {
    /** Words in Latin letters have four characters a token, code has three. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    private TokenEstimate() {}

    /** Returns about how many tokens a text has, rather too many. A character of a script without spaces is one of its own. */
    public static long of(String text) {
        long wide = text.codePoints().filter(Character::isIdeographic).count();
        return wide + (text.length() - wide + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
