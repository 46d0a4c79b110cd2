package dev.docent.format.api;

import dev.docent.format.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of the schemas that an operation takes and returns. */
final class Schemas {
    private static final int MOST = 6;

    private Schemas() {}

    /** Returns them in parentheses: {@code (body: NewPet; 201: Pet; default: Error)}; empty if none has a name. */
    static String of(YamlNode operation) {
        var named = new ArrayList<String>();
        add(named, "body", body(operation));
        operation.get("responses").fields().forEach((status, response) -> add(named, status, names(response)));
        var most = named.subList(0, Math.min(MOST, named.size()));
        return most.isEmpty() ? "" : " (" + String.join("; ", most) + ")";
    }

    private static void add(List<String> named, String what, Set<String> names) {
        if (!names.isEmpty()) {
            named.add(what + ": " + String.join(" or ", names));
        }
    }

    private static Set<String> body(YamlNode operation) {
        var names = names(operation.get("requestBody"));
        for (var parameter : operation.get("parameters").elements()) {
            if (parameter.get("in").text().equals("body")) {
                names.addAll(names(parameter));
            }
        }
        return names;
    }

    private static Set<String> names(YamlNode holder) {
        var names = new LinkedHashSet<String>();
        add(names, holder);
        add(names, holder.get("schema"));
        holder.get("content").fields().values().forEach(type -> add(names, type.get("schema")));
        return names;
    }

    private static void add(Set<String> names, YamlNode schema) {
        var reference = schema.get("$ref").text();
        if (!reference.isEmpty()) {
            names.add(last(reference));
        }
        var item = schema.get("items").get("$ref").text();
        if (!item.isEmpty()) {
            names.add(last(item) + "[]");
        }
        for (var choice : List.of("oneOf", "anyOf", "allOf")) {
            schema.get(choice).elements().stream()
                    .map(it -> it.get("$ref").text())
                    .filter(it -> !it.isEmpty())
                    .limit(MOST)
                    .forEach(it -> names.add(last(it)));
        }
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
