package dev.docent.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Settings whose values are the constants of an enum, in lower case and with hyphens: {@code json-lines}. Stateless. */
final class Choice {
    private Choice() {}

    /** Returns the name of a constant in the settings. */
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the type of a setting whose value is one of the constants, written in any case. */
    static <E extends Enum<E>> ValueType<E> of(Class<E> type, E example) {
        var names = Arrays.stream(type.getEnumConstants()).map(Choice::nameOf).collect(Collectors.joining(", "));
        return new ValueType<>("one of " + names, nameOf(example), text -> parse(type, text));
    }

    /**
     * Returns the constant with this name in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <E extends Enum<E>> E parse(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> nameOf(constant).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}
