package dev.docent.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON value that was read, or nothing if there is no value. Reading a value as another type returns empty and
 * never fails, so that unexpected data can be examined without checks. Immutable.
 */
public final class JsonValue {
    /** No value. */
    public static final JsonValue NOTHING = new JsonValue(MissingNode.getInstance());

    private final JsonNode node;

    JsonValue(JsonNode node) {
        this.node = node;
    }

    /**
     * Returns the value that a JSON Pointer (RFC 6901) leads to, for example {@code /choices/0/delta/content}; nothing if
     * it leads nowhere.
     */
    public JsonValue at(String pointer) {
        return new JsonValue(node.at(JsonPointer.compile(pointer)));
    }

    /** Returns a field of this object; nothing if this is not an object or has no such field. */
    public JsonValue get(String field) {
        return new JsonValue(node.path(field));
    }

    /** Returns whether there is nothing here, or null. */
    public boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** Returns whether this is an object. */
    public boolean isObject() {
        return node.isObject();
    }

    /** Returns whether this is an array. */
    public boolean isArray() {
        return node.isArray();
    }

    /** Returns this string. */
    public Optional<String> text() {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** Returns this number, if it is whole and fits into a long. */
    public Optional<Long> integer() {
        return node.isIntegralNumber() && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }

    /** Returns this number. */
    public Optional<Double> number() {
        return node.isNumber() ? Optional.of(node.doubleValue()) : Optional.empty();
    }

    /** Returns this boolean. */
    public Optional<Boolean> bool() {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    /** Returns the elements of this array; empty if it is not an array. */
    public List<JsonValue> elements() {
        if (!node.isArray()) {
            return List.of();
        }
        var elements = new ArrayList<JsonValue>(node.size());
        node.forEach(element -> elements.add(new JsonValue(element)));
        return List.copyOf(elements);
    }

    /** Returns the names of the fields of this object, in their order; empty if it is not an object. */
    public List<String> fieldNames() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    /** Lets {@link Json#write} write the value unchanged. */
    @com.fasterxml.jackson.annotation.JsonValue
    JsonNode node() {
        return node;
    }

    /** Returns the JSON text; empty for nothing. */
    @Override
    public String toString() {
        return node.isMissingNode() ? "" : node.toString();
    }
}
