package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.RecordingVisitor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownSourceTest {
    private final List<String> asked = new ArrayList<>();
    private final Source source = (Source) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Source.class}, (proxy, method, arguments) -> {
                asked.add(method.getName());
                return answer(method.getReturnType());
            });

    private static @Nullable Object answer(Class<?> type) {
        if (type == String.class) {
            return "said";
        }
        if (type == Optional.class) {
            return Optional.of("said");
        }
        if (type == int.class) {
            return 1;
        }
        return type == boolean.class ? Boolean.TRUE : null;
    }

    /** What a source says and does must not end at its settings, also if sources learn to do more. */
    @Test
    void asksTheSourceForEverythingButItsTitle() throws Exception {
        var shown = new ShownSource(source, "The Handbook", null);
        for (var method : Source.class.getDeclaredMethods()) {
            method.invoke(shown, arguments(method));
        }

        assertEquals(
                Arrays.stream(Source.class.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> !name.equals("title"))
                        .sorted()
                        .toList(),
                asked.stream().sorted().toList());
        assertEquals("The Handbook", shown.title());
    }

    @Test
    void aLinkInTheSettingsIsAskedBeforeTheSource() {
        var shown = new ShownSource(source, "x", new OriginLink("https://wiki/{path}"));

        // With the path that the source has at its origin.
        assertEquals(Optional.of("https://wiki/said"), shown.origin("a.md", null));
        assertEquals(Optional.of("said"), new ShownSource(source, "x", null).origin("a.md", null));
    }

    private static @Nullable Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == String.class ? "a.md" : new RecordingVisitor())
                .toArray();
    }
}
