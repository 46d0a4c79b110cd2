package dev.docent.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads and writes JSON text (RFC 8259). Thread-safe.
 *
 * <pre>{@code
 * Json.parse("{\"usage\":{\"total\":3}}").at("/usage/total").integer();   // Optional[3]
 * Json.write(Map.of("text", "a\nb"));                                     // {"text":"a\nb"}
 * }</pre>
 */
public final class Json {
    /** The deepest nesting that is read. Deeper text is refused, because it is an attack and not data. */
    public static final int MAX_DEPTH = 64;

    /** The most digits of a number that is read. */
    public static final int MAX_NUMBER_DIGITS = 1000;

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_DIGITS)
                            .build())
                    .build())
            .annotationIntrospector(new RecordIntrospector())
            // A record is only its components: isLast() and similar methods are not data.
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // The rule of WireName.
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private static final ObjectReader RECORDS =
            MAPPER.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws JsonException if the text is not exactly one JSON value, or exceeds {@link #MAX_DEPTH} or {@link
     *     #MAX_NUMBER_DIGITS}
     */
    public static JsonValue parse(String text) {
        try {
            var node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw new JsonException("not a JSON value: empty");
            }
            return new JsonValue(node);
        } catch (JsonProcessingException e) {
            throw new JsonException(e);
        }
    }

    /**
     * Reads a record that {@link #write} has written: fields become the components with their names. A component that
     * is {@link org.jspecify.annotations.Nullable} may be missing; all others are required. Fields that are not
     * components are ignored.
     *
     * @throws JsonException if the text is not such a record
     */
    public static <T extends Record> T read(String text, Class<T> type) {
        try {
            return RECORDS.forType(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new JsonException(e);
        }
    }

    /** Returns a parser with the limits of this class. */
    static JsonParser parser(Reader text) {
        try {
            return MAPPER.getFactory().createParser(text);
        } catch (IOException e) {
            throw new AssertionError("A parser reads nothing before it is asked to.", e);
        }
    }

    /**
     * Returns the text of a value: a map, list, string, number, boolean, enum constant, null, or a record of those. A
     * component of a record that is null is left out. An enum constant is its {@link WireName}. The text has no line breaks.
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Records, maps and lists always have a JSON text: " + value, e);
        }
    }

    /** Returns a string as JSON, in quotes. */
    public static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 8).append('"');
        ENCODER.quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
