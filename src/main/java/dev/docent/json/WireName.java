package dev.docent.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an enum constant in JSON, in requests and in the database: its name in lower case. Stateless.
 *
 * <p>{@link Json} writes and reads constants by the same rule.
 */
public final class WireName {
    private WireName() {}

    /** Returns the name of a constant: {@code left_out} for {@code LEFT_OUT}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the constant with a name, if there is one. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name))
                .findFirst();
    }
}
