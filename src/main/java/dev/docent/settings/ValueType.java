package dev.docent.settings;

import java.util.function.Function;

/**
 * What the values of a setting must be. Immutable.
 *
 * @param rule completes "must be": {@code a duration between 1s and 5m}
 * @param example a value that is right
 * @param parser turns the trimmed text into the value; an {@link IllegalArgumentException} says that it is wrong, and its
 *     message, where it has one, in what way
 */
record ValueType<T>(String rule, String example, Function<String, T> parser) {
    T parse(String text) {
        return parser.apply(text);
    }
}
