package dev.docent.tools;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import java.util.Optional;

/** The arguments of a call. Models write numbers as text and leave optional fields empty; both are understood. Immutable. */
final class Arguments {
    /** The longest argument that is used, 1000 characters. */
    private static final int MAX_CHARS = 1000;

    private final JsonValue fields;
    private final String usage;

    private Arguments(JsonValue fields, String usage) {
        this.fields = fields;
        this.usage = usage;
    }

    /**
     * Reads the arguments that a model has written.
     *
     * @param usage how the tool is called, for the model
     * @throws ToolProblem if they are no JSON object
     */
    static Arguments read(String text, String usage) throws ToolProblem {
        try {
            var fields = text.isBlank() ? Json.parse("{}") : Json.parse(text);
            if (fields.isObject()) {
                return new Arguments(fields, usage);
            }
        } catch (JsonException e) {
            // The same words as for JSON that is no object.
        }
        throw new ToolProblem("The arguments are not a JSON object, so nothing was done. " + usage);
    }

    /** Returns a text that must be there. */
    String required(String name) throws ToolProblem {
        var value = optional(name);
        if (value.isEmpty()) {
            throw new ToolProblem("The argument \"" + name + "\" is missing, so nothing was done. " + usage);
        }
        return value.get();
    }

    /** Returns a text; empty if it is missing, blank or null. */
    Optional<String> optional(String name) throws ToolProblem {
        var value = fields.get(name);
        if (value.isAbsent()) {
            return Optional.empty();
        }
        var text = value.text().or(() -> value.integer().map(String::valueOf));
        if (text.isEmpty()) {
            throw new ToolProblem("The argument \"" + name + "\" must be a text, so nothing was done. " + usage);
        }
        if (text.get().length() > MAX_CHARS) {
            throw new ToolProblem("The argument \"" + name + "\" is longer than " + MAX_CHARS
                    + " characters, so nothing was done. " + usage);
        }
        return text.map(String::strip).filter(it -> !it.isEmpty());
    }

    /** Returns a whole number that must be there. */
    int number(String name) throws ToolProblem {
        var text = required(name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ToolProblem(
                    "The argument \"" + name + "\" must be a whole number, so nothing was done. " + usage);
        }
    }
}
