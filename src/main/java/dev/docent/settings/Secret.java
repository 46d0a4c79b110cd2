package dev.docent.settings;

/**
 * A value that must not be seen: a key, a token. It prints as dots wherever it goes; only {@link #value()} tells it.
 * Immutable.
 *
 * @param value the secret itself, for the one place that uses it
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "•••";
    }
}
