package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that an {@link Optional} is only returned. A component, field, parameter or element that may be missing is
 * {@code @Nullable}, has an empty form, or has an overload without it.
 *
 * <p>Also checks that nothing has more than six components or parameters. Group more into values that belong together.
 */
class SignaturesTest {
    private static final int MOST = 6;

    private static final String OURS = "dev.docent.";

    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** Types whose last type parameter is what they return, now or later. */
    private static final Set<Class<?>> RETURNING = Set.of(
            Supplier.class,
            Callable.class,
            Function.class,
            BiFunction.class,
            CompletionStage.class,
            CompletableFuture.class);

    private static List<Class<?>> classes;

    @BeforeAll
    static void loadClasses() throws IOException {
        classes = JavaSource.all().stream()
                .filter(source -> !source.file().endsWith("package-info.java"))
                .map(SignaturesTest::load)
                .flatMap(type -> Arrays.stream(type.getNestMembers()))
                .toList();
        assertFalse(classes.isEmpty());
    }

    private static Class<?> load(JavaSource source) {
        var below = source.packageName().equals(ImportTable.ROOT) ? "" : source.packageName() + ".";
        var name = source.file().getFileName().toString().replaceFirst("\\.java$", "");
        try {
            return Class.forName(OURS + below + name, false, SignaturesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(source.file() + " has no class of its name", e);
        }
    }

    @Test
    void anOptionalIsOnlyReturned() {
        assertEquals(List.of(), wrong(SignaturesTest::optionals));
    }

    @Test
    void nothingHasMoreThanSixComponentsOrParameters() {
        assertEquals(List.of(), wrong(SignaturesTest::longOnes));
    }

    private static List<String> wrong(Function<Class<?>, Stream<String>> check) {
        return classes.stream().flatMap(check).toList();
    }

    private static Stream<String> optionals(Class<?> type) {
        var wrong = new ArrayList<String>();
        fields(type)
                .filter(field -> holdsOptional(field.getGenericType()))
                .forEach(field -> wrong.add(name(type) + ": " + field.getName() + " is or contains an Optional"));
        executables(type)
                .flatMap(executable -> parameters(executable).stream()
                        .filter(parameter -> holdsOptional(parameter.getParameterizedType()))
                        .map(parameter -> name(type) + ": the parameter " + parameter.getName() + " of "
                                + name(executable) + " is or contains an Optional"))
                .forEach(wrong::add);
        methods(type)
                .filter(method -> holdsMoreThanReturned(method.getGenericReturnType()))
                .forEach(method -> wrong.add(name(type) + ": what " + name(method) + " returns contains an Optional"));
        return wrong.stream();
    }

    private static Stream<String> longOnes(Class<?> type) {
        return executables(type)
                .filter(executable -> parameters(executable).size() > MOST)
                .map(executable -> name(type) + ": " + name(executable) + " has "
                        + parameters(executable).size() + " parameters, and not at most " + MOST);
    }

    private static Stream<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> !field.isSynthetic());
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }

    private static Stream<Executable> executables(Class<?> type) {
        var constructors = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> !constructor.isSynthetic() && !type.isAnonymousClass());
        return Stream.concat(constructors, methods(type));
    }

    /** Returns the parameters in the source. Class files mark the others only if they were compiled with {@code -parameters}. */
    private static List<Parameter> parameters(Executable executable) {
        var all = List.of(executable.getParameters());
        return all.subList(executable instanceof Constructor ? added(executable.getDeclaringClass()) : 0, all.size());
    }

    /** Returns how many parameters the compiler puts in front: the name and number of a constant, or the outer object. */
    private static int added(Class<?> type) {
        if (type.isEnum()) {
            return 2;
        }
        return type.isMemberClass() && !Modifier.isStatic(type.getModifiers()) ? 1 : 0;
    }

    private static boolean holdsMoreThanReturned(Type type) {
        return type instanceof ParameterizedType generic && isOptional(generic.getRawType())
                ? holdsOptional(generic.getActualTypeArguments()[0])
                : !isOptional(type) && holdsOptional(type);
    }

    private static boolean holdsOptional(Type type) {
        if (type instanceof Class<?> plain) {
            return isOptional(plain) || plain.isArray() && holdsOptional(plain.getComponentType());
        }
        if (type instanceof GenericArrayType array) {
            return holdsOptional(array.getGenericComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
                    .flatMap(Arrays::stream)
                    .anyMatch(SignaturesTest::holdsOptional);
        }
        return type instanceof ParameterizedType generic
                && (isOptional(generic.getRawType()) || argumentsHold(generic));
    }

    private static boolean argumentsHold(ParameterizedType type) {
        var arguments = new ArrayList<>(List.of(type.getActualTypeArguments()));
        if (RETURNING.contains(type.getRawType())) {
            var returned = arguments.remove(arguments.size() - 1);
            if (holdsMoreThanReturned(returned)) {
                return true;
            }
        }
        return arguments.stream().anyMatch(SignaturesTest::holdsOptional);
    }

    private static boolean isOptional(Type type) {
        return type instanceof Class<?> plain && OPTIONAL.contains(plain);
    }

    private static String name(AnnotatedElement element) {
        if (element instanceof Class<?> type) {
            return type.getName().substring(OURS.length()).replace('$', '.');
        }
        return element instanceof Constructor ? "the constructor" : ((Method) element).getName();
    }
}
