package dev.docent.format.api;

import dev.docent.format.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the parts of a description of an API. One description, one thread. */
final class ApiParts {
    /**
     * The beginning of a part, which extends to the next one.
     *
     * @param line its first line, from 1
     * @param name its name for people; empty for what belongs to the whole description
     */
    record ApiPart(int line, String name) {}

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private final YamlNode root;
    private final List<ApiPart> parts = new ArrayList<>();

    ApiParts(YamlNode root) {
        this.root = root;
    }

    /** Returns the name of the API or the schema, if it has one. */
    Optional<String> title() {
        var title = root.has("info")
                ? root.get("info").get("title").text()
                : root.get("title").text();
        return Optional.of(title.strip().replaceAll("\\s+", " ")).filter(it -> !it.isEmpty());
    }

    /** Returns the parts in the order of their lines, at most one for each line. */
    List<ApiPart> found() {
        var ordered = new ArrayList<ApiPart>();
        parts.sort((a, b) -> Integer.compare(a.line(), b.line()));
        for (var part : parts) {
            if (ordered.isEmpty() || ordered.get(ordered.size() - 1).line() < part.line()) {
                ordered.add(part);
            }
        }
        return ordered;
    }

    /** OpenAPI 3 and Swagger 2: paths and webhooks with their operations, and components by name. */
    void openApi() {
        root.fields().forEach((key, value) -> {
            switch (key) {
                case "paths" -> paths(value, "");
                case "webhooks" -> paths(value, "webhook ");
                case "components" -> components(value);
                case "definitions", "parameters", "responses", "securityDefinitions" -> named(value);
                default -> add(value, key);
            }
        });
    }

    private void paths(YamlNode paths, String kind) {
        add(paths, "");
        paths.fields().forEach((path, item) -> path(path, item, kind));
    }

    private void path(String path, YamlNode item, String kind) {
        add(item, kind + path);
        item.fields().forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                var name = kind + method.toUpperCase(Locale.ROOT) + " " + path;
                add(operation, name + summary(operation) + Schemas.of(operation));
            }
        });
    }

    private static String summary(YamlNode operation) {
        var summary = operation.get("summary").text().isBlank()
                ? operation.get("operationId").text()
                : operation.get("summary").text();
        return (summary.isBlank() ? "" : ": " + summary.strip())
                + (operation.get("deprecated").text().equals("true") ? ", deprecated" : "");
    }

    private void components(YamlNode components) {
        add(components, "");
        components.fields().values().forEach(this::named);
    }

    private void named(YamlNode group) {
        add(group, "");
        group.fields().forEach((name, value) -> add(value, name));
    }

    /** AsyncAPI 2 and 3: channels, operations, messages and schemas. */
    void asyncApi() {
        root.fields().forEach((key, value) -> {
            switch (key) {
                case "channels", "operations" -> channels(value);
                case "components" -> components(value);
                default -> add(value, key);
            }
        });
    }

    private void channels(YamlNode channels) {
        add(channels, "");
        channels.fields().forEach(this::channel);
    }

    private void channel(String name, YamlNode item) {
        add(item, name);
        for (var action : List.of("publish", "subscribe")) {
            if (item.has(action)) {
                add(item.get(action), action.toUpperCase(Locale.ROOT) + " " + name + summary(item.get(action)));
            }
        }
    }

    /** JSON Schema: its properties and its definitions. */
    void jsonSchema() {
        root.fields().forEach((key, value) -> {
            switch (key) {
                case "properties", "definitions", "$defs", "patternProperties" -> named(value);
                default -> add(value, "");
            }
        });
    }

    private void add(YamlNode node, String name) {
        parts.add(new ApiPart(node.line(), name.replaceAll("\\s+", " ")));
    }
}
