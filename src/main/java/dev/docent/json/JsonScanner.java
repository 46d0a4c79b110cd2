package dev.docent.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one JSON value from its beginning to its end and keeps nothing: for what comes with every token. What nobody
 * asks for is passed over, but checked. One thread at a time.
 *
 * <pre>{@code
 * JsonScanner.scan("{\"usage\":{\"total\":3},\"x\":[]}", json -> json.fields(name -> {
 *     if (name.equals("usage")) {
 *         json.fields(count -> System.out.println(count + " " + json.integer()));   // total Optional[3]
 *     }
 * }));
 * }</pre>
 */
public final class JsonScanner {
    private final JsonParser parser;

    private JsonScanner(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads one value.
     *
     * @param onValue called once, at the value
     * @throws JsonException if the text is not exactly one JSON value, or beyond the limits of {@link Json}; the callbacks may
     *     have heard the part before
     */
    public static void scan(String text, Consumer<JsonScanner> onValue) {
        try (var parser = Json.parser(text)) {
            var scanner = new JsonScanner(parser);
            if (scanner.next() == null) {
                throw new JsonException("not a JSON value: empty");
            }
            onValue.accept(scanner);
            scanner.passOver();
            if (scanner.next() != null) {
                throw new JsonException("not a JSON value: more follows it");
            }
        } catch (JsonProcessingException e) {
            throw new JsonException(e);
        } catch (IOException e) {
            throw new AssertionError("A string is read without I/O.", e);
        }
    }

    /** Calls back with the name of each field of this object, at its value; not at all if this is no object. */
    public void fields(Consumer<String> onField) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (var name = nextName(); name != null; name = nextName()) {
            next();
            onField.accept(name);
            passOver();
        }
    }

    /** Calls back at each element of this array; not at all if this is no array. */
    public void elements(Runnable onElement) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (next() != JsonToken.END_ARRAY) {
            onElement.run();
            passOver();
        }
    }

    /** Returns this string. */
    public Optional<String> text() {
        return parser.currentToken() == JsonToken.VALUE_STRING ? Optional.of(read(parser::getText)) : Optional.empty();
    }

    /** Returns this number, if it is whole and fits into a long. */
    public Optional<Long> integer() {
        boolean fits = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && read(parser::getNumberType) != JsonParser.NumberType.BIG_INTEGER;
        return fits ? Optional.of(read(parser::getLongValue)) : Optional.empty();
    }

    /** Returns whether this is null. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Moves to the end of this value, if nobody has. */
    private void passOver() {
        read(parser::skipChildren);
    }

    private @Nullable String nextName() {
        return read(parser::nextFieldName);
    }

    private @Nullable JsonToken next() {
        return read(parser::nextToken);
    }

    private static <T extends @Nullable Object> T read(Step<T> step) {
        try {
            return step.take();
        } catch (JsonProcessingException e) {
            throw new JsonException(e);
        } catch (IOException e) {
            throw new AssertionError("A string is read without I/O.", e);
        }
    }

    /** What the parser does next. */
    private interface Step<T extends @Nullable Object> {
        T take() throws IOException;
    }
}
