package dev.docent.format.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a YAML or JSON text with its line. A reader fills it; afterwards, it does not change. What an alias leads to is
 * the same node, so walk down only by names.
 */
public final class YamlNode {
    private static final YamlNode NOTHING = new YamlNode(1, "");

    private final int line;
    private final String text;
    private final Map<String, YamlNode> fields = new LinkedHashMap<>();
    private final List<YamlNode> elements = new ArrayList<>();

    YamlNode(int line, String text) {
        this.line = line;
        this.text = text;
    }

    void put(String key, YamlNode value) {
        fields.putIfAbsent(key, value);
    }

    void add(YamlNode element) {
        elements.add(element);
    }

    /** Returns its line, counted from 1: that of its key, if it has one. */
    public int line() {
        return line;
    }

    /** Returns the text of this scalar as it is written; empty if it is not a scalar. */
    public String text() {
        return text;
    }

    /** Returns the fields of this mapping in their order; empty if it is not a mapping. */
    public Map<String, YamlNode> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Returns the elements of this sequence; empty if it is not a sequence. */
    public List<YamlNode> elements() {
        return List.copyOf(elements);
    }

    /** Returns a field of this mapping; an empty scalar if it has no such field. */
    public YamlNode get(String field) {
        return Optional.ofNullable(fields.get(field)).orElse(NOTHING);
    }

    /** Returns whether this mapping has a field. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }
}
