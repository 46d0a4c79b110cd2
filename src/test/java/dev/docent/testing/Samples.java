package dev.docent.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records with a value in every component, made only from their declarations. Refuses unknown types. */
public final class Samples {
    /** Characters that are hard to encode. */
    public static final String HARD_TEXT = "a\"b\\c\n\r\n\t\0\u001f\u0085\u2028 ä😀\uD83D{x} ";

    private Samples() {}

    /** Returns a record with all components. */
    public static <T> T full(Class<T> type) {
        return make(type, true);
    }

    /** Returns a record whose nullable components are null, and whose lists and maps are empty. */
    public static <T> T bare(Class<T> type) {
        return make(type, false);
    }

    private static <T> T make(Class<T> type, boolean full) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> full || !isNullable(component) ? value(component.getGenericType(), full) : null)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object value(Type type, boolean full) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var last = value(arguments[arguments.length - 1], full);
            if (generic.getRawType() == List.class) {
                return full ? List.of(last, last) : List.of();
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return full ? Map.of("total", last) : Map.of();
            }
        } else if (type instanceof Class<?> plain) {
            return plain.isRecord() ? make(plain, full) : plainValue(plain);
        }
        throw new AssertionError("no sample of " + type);
    }

    private static Object plainValue(Class<?> type) {
        if (type == String.class) {
            return HARD_TEXT;
        }
        if (type == int.class || type == Integer.class) {
            return Integer.MIN_VALUE;
        }
        if (type == long.class || type == Long.class) {
            return Long.MAX_VALUE;
        }
        if (type == double.class || type == Double.class) {
            return 0.1 + 0.2;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        throw new AssertionError("no sample of " + type);
    }
}
