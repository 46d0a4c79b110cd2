package dev.docent.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.testing.Patience;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    @Test
    void findsWhatIsAskedForAndPassesOverTheRest() {
        var found = new ArrayList<String>();

        JsonScanner.scan("{\"a\":{\"x\":[{\"b\":9}]},\"b\":[1,{\"b\":2},[3]],\"c\":\"d\\n\",\"e\":null}", json -> {
            for (var name : json.fields()) {
                switch (name) {
                    case "b" -> json.elements().forEach(each -> found.add("b " + each.integer()));
                    case "c" -> found.add("c " + json.text());
                    case "e" -> found.add("e " + json.isNull() + json.text());
                    default -> found.add(name);
                }
            }
        });

        assertEquals(
                List.of(
                        "a",
                        "b Optional[1]",
                        "b Optional.empty",
                        "b Optional.empty",
                        "c Optional[d\n]",
                        "e trueOptional.empty"),
                found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"text\"", "null", "[]", "{}", "[{\"a\":1}]"})
    void aValueOfAnotherKindHasNothingToTell(String text) {
        JsonScanner.scan(
                text,
                json -> json.fields().forEach(name -> {
                    throw new AssertionError("no such field: " + name);
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":[1}",
                "{} {}",
                "{\"a\":1}x",
                "nul",
                "{}\u2003",
                "1 2"
            })
    void refusesWhatIsNotExactlyOneValue(String text) {
        assertThrows(
                JsonException.class,
                () -> JsonScanner.scan(text, json -> json.fields().forEach(name -> {})));
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        var deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);
        assertThrows(JsonException.class, () -> JsonScanner.scan(deep, json -> {}));
    }

    @Test
    void aNumberThatIsNotALongIsAbsent() {
        JsonScanner.scan(
                "[1.5,99999999999999999999]",
                json -> json.elements().forEach(each -> assertEquals(Optional.empty(), each.integer())));
    }

    @Test
    void aTextIsReadAsIfItWereTheFirst() {
        var long1 = "{\"a\":\"" + "x".repeat(10_000) + "\"}";
        var blanks = " ".repeat(10_000);
        for (int i = 0; i < 2500; i++) {
            assertEquals(List.of("a" + i), namesOf("{\"a" + i + "\":" + i + "} \n"));
            assertThrows(JsonException.class, () -> namesOf("{\"b\":"));
            assertEquals(List.of(), namesOf("7"));
            if (i % 100 == 0) {
                assertEquals(List.of("a"), namesOf(long1 + blanks));
                assertThrows(JsonException.class, () -> namesOf(long1 + blanks + "]"));
            }
        }
    }

    @Test
    void saysWhereTheFaultIsInThisText() {
        namesOf("{\n\n\"a\":1}");
        var fault = assertThrows(JsonException.class, () -> namesOf("{\n\"a\":?}"));
        assertEquals("not a JSON value: line 2, column 5", fault.getMessage());
    }

    @Test
    void aTextIsReadWhileAnotherIsBeingRead() {
        var names = new ArrayList<String>();
        JsonScanner.scan(
                "{\"a\":1,\"b\":2}",
                json -> json.fields().forEach(name -> {
                    names.add(name);
                    names.addAll(namesOf("{\"x\":1}"));
                }));
        assertEquals(List.of("a", "x", "b", "x"), names);
    }

    @Test
    void whoFailsOnTheWaySpoilsNothingForTheNext() {
        assertThrows(
                IllegalStateException.class,
                () -> JsonScanner.scan(
                        "{\"a\":[1,2]}",
                        json -> json.fields().forEach(name -> {
                            throw new IllegalStateException();
                        })));
        assertEquals(List.of("b"), namesOf("{\"b\":1}"));
    }

    @Test
    void aLoopThatIsLeftEarlySpoilsNothing() {
        var names = new ArrayList<String>();
        JsonScanner.scan("{\"a\":{\"x\":[[1],[2]],\"y\":2},\"b\":1}", json -> {
            for (var name : json.fields()) {
                names.add(name);
                for (var inner : json.fields()) {
                    names.add(inner
                            + json.elements()
                                    .iterator()
                                    .next()
                                    .elements()
                                    .iterator()
                                    .hasNext());
                    break;
                }
            }
        });
        assertEquals(List.of("a", "xtrue", "b"), names);
    }

    @Test
    void holdsOnToNoLongText() {
        var text = new WeakReference<>("{\"a\":\"" + "x".repeat(1_000_000) + "\"}");
        JsonScanner.scan(text.get(), json -> {});
        awaitForgotten(text);
    }

    /** Documents with ever different names must not fill the memory. */
    @Test
    void keepsNoNames() {
        var first = new ArrayList<WeakReference<String>>();
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder("{");
            for (int field = 0; field < 20; field++) {
                text.append("\"field ").append(i).append(' ').append(field).append("\":1,");
            }
            JsonScanner.scan(
                    text.append("\"last\":1}").toString(),
                    json -> json.fields().forEach(name -> {
                        if (first.isEmpty()) {
                            first.add(new WeakReference<>(name));
                        }
                    }));
        }
        awaitForgotten(first.get(0));
    }

    /** Collects garbage until the object is gone. */
    private static void awaitForgotten(WeakReference<?> object) {
        Patience.await(
                () -> {
                    System.gc();
                    return object.get() == null;
                },
                () -> "something still refers to it");
    }

    private static List<String> namesOf(String text) {
        var names = new ArrayList<String>();
        JsonScanner.scan(text, json -> json.fields().forEach(names::add));
        return names;
    }
}
