package dev.docent.settings;

/**
 * A value that must not be shown, such as a key or a token. Its text is dots; only {@link #value()} returns it. Immutable.
 *
 * @param value the secret itself, for the one place that uses it
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "•••";
    }
}
