package dev.docent.settings;

import java.util.function.Function;

/**
 * What the values of a setting must be. Immutable.
 *
 * @param rule completes "must be": {@code a duration between 1s and 5m}
 * @param example a correct value
 * @param parser turns the trimmed text into the value, or throws an {@link IllegalArgumentException} if it is wrong; its
 *     message, if it has one, says what is wrong
 */
record ValueType<T>(String rule, String example, Function<String, T> parser) {
    T parse(String text) {
        return parser.apply(text);
    }
}
