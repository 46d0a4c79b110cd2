package dev.docent.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private record Sample(String name, @Nullable Integer count, List<String> tags) {
        @SuppressWarnings("unused") // Would become a field if records were written by their getters.
        public boolean isLast() {
            return true;
        }
    }

    private record Area(int width, @Nullable Integer height) {}

    private record Picture(String name, @Inline Area area, String place) {}

    @Test
    void writesARecordAsItsComponentsAndLeavesOutWhatIsAbsent() {
        assertEquals("{\"name\":\"a\",\"tags\":[\"b\"]}", Json.write(new Sample("a", null, List.of("b"))));
        assertEquals("{\"name\":\"a\",\"count\":3,\"tags\":[]}", Json.write(new Sample("a", 3, List.of())));
    }

    @Test
    void readsARecordWhoseNullableComponentsMayBeMissing() {
        assertEquals(new Sample("a", null, List.of("b")), Json.read("{\"tags\":[\"b\"],\"name\":\"a\"}", Sample.class));
        assertEquals(
                new Sample("a", null, List.of()),
                Json.read("{\"name\":\"a\",\"count\":null,\"tags\":[],\"more\":{}}", Sample.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tags\":[]}",
                "{\"name\":\"a\"}",
                "{\"name\":null,\"tags\":[]}",
                "{\"name\":\"a\",\"tags\":null}",
                "[]",
                ""
            })
    void refusesARecordThatLacksAnotherComponent(String text) {
        assertThrows(JsonException.class, () -> Json.read(text, Sample.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"height\":1}", "{\"width\":null}", "{}"})
    void refusesARecordThatLacksANumber(String text) {
        assertThrows(JsonException.class, () -> Json.read(text, Area.class));
    }

    @Test
    void writesAndReadsTheComponentsOfAnInlineRecordInItsPlace() {
        var whole = new Picture("a", new Area(1, 2), "b");
        var unmeasured = new Picture("a", new Area(1, null), "b");

        assertEquals("{\"name\":\"a\",\"width\":1,\"height\":2,\"place\":\"b\"}", Json.write(whole));
        assertEquals("{\"name\":\"a\",\"width\":1,\"place\":\"b\"}", Json.write(unmeasured));
        assertEquals(whole, Json.read(Json.write(whole), Picture.class));
        assertEquals(unmeasured, Json.read(Json.write(unmeasured), Picture.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"height\":2,\"place\":\"b\"}",
                "{\"name\":\"a\",\"width\":null,\"place\":\"b\"}",
                "{\"width\":1,\"place\":\"b\"}",
                "{\"name\":\"a\",\"place\":\"b\"}"
            })
    void refusesARecordThatLacksAComponentOfAnInlineOne(String text) {
        assertThrows(JsonException.class, () -> Json.read(text, Picture.class));
    }

    @Test
    void writesAValueThatWasReadAsItIs() {
        var value = Json.parse("{\"a\":[1,null,{\"b\":\"c\"}]}");

        assertEquals("{\"kept\":{\"a\":[1,null,{\"b\":\"c\"}]}}", Json.write(Map.of("kept", value)));
    }

    private enum Color {
        RED,
        DARK_RED
    }

    private record Paint(Color color, Map<Color, Integer> cans) {}

    @Test
    void enumConstantsHaveTheirNamesOnTheWire() {
        for (var color : Color.values()) {
            var name = WireName.of(color);
            var json = "{\"color\":\"" + name + "\",\"cans\":{\"" + name + "\":3}}";

            assertEquals(json, Json.write(new Paint(color, Map.of(color, 3))));
            assertEquals(new Paint(color, Map.of(color, 3)), Json.read(json, Paint.class));
            assertEquals(Optional.of(color), WireName.find(Color.class, name));
        }
        assertEquals("dark_red", WireName.of(Color.DARK_RED));
        assertEquals(Optional.empty(), WireName.find(Color.class, "DARK_RED"));
        assertThrows(JsonException.class, () -> Json.read("{\"color\":\"blue\",\"cans\":{}}", Paint.class));
    }

    @Test
    void quotesEveryStringOnOneLine() {
        var text = "a\"b\\c\n\r\t\u0000\u2028é😀\uD83D";

        var quoted = Json.quote(text);

        assertTrue(quoted.chars().noneMatch(c -> c < ' '), quoted);
        assertEquals(text, Json.parse(quoted).text().orElseThrow());
    }

    @Test
    void followsPointersAndGivesNothingWhereTheyLeadNowhere() {
        var value = Json.parse("{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"usage\":null}");

        assertEquals(Optional.of("x"), value.at("/choices/0/delta/content").text());
        assertTrue(value.at("/choices/1/delta").isAbsent());
        assertTrue(value.at("/usage").isAbsent());
        assertEquals(Optional.empty(), value.at("/choices").text());
    }

    @Test
    void refusesTextThatIsNotExactlyOneValueAndSaysWhere() {
        assertEquals(
                "not a JSON value: line 2, column 2",
                assertThrows(JsonException.class, () -> Json.parse("{\n x")).getMessage());
        assertThrows(JsonException.class, () -> Json.parse("{} {}"));
        assertThrows(JsonException.class, () -> Json.parse(""));
    }

    @Test
    void refusesDeepNesting() {
        Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH));

        assertThrows(JsonException.class, () -> Json.parse("[".repeat(Json.MAX_DEPTH + 1)));
    }
}
