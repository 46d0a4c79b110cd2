package dev.docent.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One setting: its name, what it is when nobody sets it, and what a value must be. Immutable.
 *
 * @param name for example {@code docent.stream.heartbeat}
 * @param standard the default as an operator would write it, if there is one
 * @param type what a value must be
 * @param secret whether its value must never be shown
 */
record Key<T>(String name, Optional<String> standard, ValueType<T> type, boolean secret) {
    static <T> Key<T> of(String name, String standard, ValueType<T> type) {
        return new Key<>(name, Optional.of(standard), type, false);
    }

    static <T> Key<T> unset(String name, ValueType<T> type) {
        return new Key<>(name, Optional.empty(), type, false);
    }

    static <T> Key<T> secret(String name, ValueType<T> type) {
        return new Key<>(name, Optional.empty(), type, true);
    }

    /** Returns the name of the environment variable: {@code DOCENT_STREAM_HEARTBEAT}. */
    String variable() {
        return variable(name);
    }

    /** Returns a name as environment variables are spelt. */
    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Returns a line that sets it rightly. */
    String example() {
        return name + "=" + type.example();
    }
}
