package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.Tool;
import dev.docent.prompt.ToolCall;
import dev.docent.prompt.ToolRound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What several APIs have in common when tools are sent. Stateless. */
final class ToolFields {
    private ToolFields() {}

    /** Returns an object whose fields have this order, because providers cache requests that begin alike. */
    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** Returns tools in the form of OpenAI and Ollama. */
    static List<Object> functions(List<Tool> tools) {
        return tools.stream()
                .<Object>map(tool -> fields("type", "function", "function", declaration(tool)))
                .toList();
    }

    /** Returns what every API calls the same. */
    static Map<String, Object> declaration(Tool tool) {
        return declaration(tool, "parameters");
    }

    /** @param schema the name of the field that has the schema of the arguments */
    static Map<String, Object> declaration(Tool tool, String schema) {
        return fields("name", tool.name(), "description", tool.description(), schema, tool.parameters());
    }

    /**
     * Returns the messages of the rounds so far.
     *
     * @param write returns those of one round; its second argument is what the provider wanted to get back, nothing if it has
     *     not said
     */
    static List<Object> rounds(
            Prompt prompt, String owner, BiFunction<ToolRound, JsonValue, List<? extends Object>> write) {
        var messages = new ArrayList<Object>();
        for (var round : prompt.looking().rounds()) {
            var echo = round.echoFor(owner);
            messages.addAll(write.apply(round, echo == null ? JsonValue.NOTHING : Json.parse(echo.json())));
        }
        return messages;
    }

    /** Returns the arguments of a call as an object. Models write arguments that are none, and no API takes those back. */
    static Object arguments(ToolCall call) {
        var value = object(call.arguments());
        return value == null ? Map.of() : value;
    }

    /** Returns the arguments of a call as the text of an object. */
    static String argumentsText(ToolCall call) {
        return object(call.arguments()) == null ? "{}" : call.arguments();
    }

    private static @Nullable JsonValue object(String text) {
        try {
            var value = Json.parse(text);
            return value.isObject() ? value : null;
        } catch (JsonException e) {
            return null;
        }
    }

    /** Returns arguments as text: some servers send an object where others send its text. */
    static String textOf(JsonValue arguments) {
        return arguments.text().orElseGet(() -> arguments.isAbsent() ? "" : arguments.toString());
    }
}
