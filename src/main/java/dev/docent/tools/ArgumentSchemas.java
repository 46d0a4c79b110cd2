package dev.docent.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of arguments, in the form that every provider accepts. */
final class ArgumentSchemas {
    private ArgumentSchemas() {}

    /** A field of an object. */
    record Field(String name, Map<String, Object> schema) {}

    static Field text(String name, String description) {
        return new Field(name, described("string", description));
    }

    static Field number(String name, String description) {
        return new Field(name, described("integer", description));
    }

    static Map<String, Object> object(List<String> required, Field... fields) {
        var properties = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            properties.put(field.name(), field.schema());
        }
        return object(properties, required);
    }

    /** The order of the fields is fixed, because providers cache the beginning of a prompt. */
    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static Map<String, Object> described(String type, String description) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", type);
        schema.put("description", description);
        return schema;
    }

    /** Returns the names of the fields of an object, those marked that are optional. */
    static List<String> fieldsOf(Map<String, Object> schema) {
        var required = schema.get("required") instanceof List<?> names ? names : List.of();
        return schema.get("properties") instanceof Map<?, ?> properties
                ? properties.keySet().stream()
                        .map(name -> name + (required.contains(name) ? "" : " (optional)"))
                        .toList()
                : List.of();
    }
}
