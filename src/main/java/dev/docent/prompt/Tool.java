package dev.docent.prompt;

import java.util.Map;

/**
 * Something that a model may ask for while it answers. Immutable.
 *
 * @param name letters and underscores, which every provider accepts
 * @param description what it does, for the model
 * @param parameters the JSON Schema of its arguments, an object, as maps and lists
 */
public record Tool(String name, String description, Map<String, Object> parameters) {}
