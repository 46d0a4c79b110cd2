package dev.docent.format.office;

import dev.docent.format.xml.XmlEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts that a part of a package refers to ("relationships"). Immutable. */
public final class Relations {
    /**
     * A part that is referred to.
     *
     * @param type the last word of its type, such as {@code styles}
     * @param target the name of the part
     */
    private record Relation(String type, String target) {}

    private final Map<String, Relation> relations = new LinkedHashMap<>();

    private Relations() {}

    /** @param from the name of the part that refers; empty for the package */
    static Relations read(XmlEvents events, String from) {
        var relations = new Relations();
        while (events.next()) {
            if (events.starts("rel:Relationship")
                    && !events.attribute("TargetMode").equals("External")) {
                var type = events.attribute("Type");
                relations.relations.put(
                        events.attribute("Id"),
                        new Relation(
                                type.substring(type.lastIndexOf('/') + 1), resolve(from, events.attribute("Target"))));
            }
        }
        return relations;
    }

    static Relations none() {
        return new Relations();
    }

    /** Returns the part that a reference means. */
    public Optional<String> target(String id) {
        return Optional.ofNullable(relations.get(id)).map(Relation::target);
    }

    /** Returns the first part of a type. */
    public Optional<String> ofType(String type) {
        return allOfType(type).stream().findFirst();
    }

    /** Returns the parts of a type, in the order in which they are listed. */
    public List<String> allOfType(String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::target)
                .toList();
    }

    /** Returns the name of a part from an address that is relative to another part. */
    static String resolve(String from, String target) {
        var base = target.startsWith("/") ? "" : from.substring(0, from.lastIndexOf('/') + 1);
        var path = new ArrayDeque<String>();
        for (var name : (base + target).split("/", -1)) {
            if (name.equals("..")) {
                path.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                path.addLast(name);
            }
        }
        return String.join("/", new ArrayList<>(path));
    }
}
