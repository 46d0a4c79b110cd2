package dev.docent.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, its default, and what a value must be. Immutable.
 *
 * @param name for example {@code docent.stream.heartbeat}
 * @param standard the default as an operator would write it; null if there is none
 * @param type what a value must be
 * @param secret whether its value must never be shown
 */
record Key<T>(String name, @Nullable String standard, ValueType<T> type, boolean secret) {
    static <T> Key<T> of(String name, String standard, ValueType<T> type) {
        return new Key<>(name, standard, type, false);
    }

    static <T> Key<T> unset(String name, ValueType<T> type) {
        return new Key<>(name, null, type, false);
    }

    /** Returns a setting whose value is handed on; {@link #of(ValueType)} says what it must be. */
    static Key<String> handedOn(String name) {
        return unset(name, ValueTypes.text("", ""));
    }

    static <T> Key<T> secret(String name, ValueType<T> type) {
        return new Key<>(name, null, type, true);
    }

    /** Returns the same setting with another type. */
    <U> Key<U> of(ValueType<U> other) {
        return new Key<>(name, null, other, secret);
    }

    /** Returns the name of the environment variable: {@code DOCENT_STREAM_HEARTBEAT}. */
    String variable() {
        return variable(name);
    }

    /** Returns a name in the spelling of environment variables. */
    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Returns a line with a correct value. */
    String example() {
        return name + "=" + type.example();
    }
}
