package dev.docent.settings;

import java.io.Serial;
import java.util.List;

/** Every mistake in the settings; the message has one line for each: key, value, rule and an example. */
public final class SettingsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    SettingsException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Returns the mistakes, one sentence each, none with a secret in it. */
    public List<String> mistakes() {
        return mistakes;
    }
}
