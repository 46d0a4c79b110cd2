package dev.docent.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How Docent knows who asks. */
public enum AuthMode {
    /** Only this machine may ask. This is the default. */
    LOOPBACK,
    /** Everybody may ask, and nobody has a name. */
    OPEN,
    /** Everybody who knows a token may ask. */
    TOKEN,
    /** The servlet container logs people in. */
    CONTAINER,
    /** A proxy logs people in and passes their name in a header. */
    HEADER;

    static ValueType<AuthMode> type() {
        var names = Arrays.stream(values()).map(AuthMode::settingName).collect(Collectors.joining(", "));
        return new ValueType<>("one of " + names, "token", AuthMode::parse);
    }

    private static AuthMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.settingName().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** Returns the name in the settings: {@code token}. */
    public String settingName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
