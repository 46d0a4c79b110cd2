package dev.docent.format.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds the nodes of the first document of a YAML text from its events, without recursion. One text, one thread. */
public final class YamlReader {
    /** The most characters: 4 Mi. The library holds each as an int, and grows slow if it reads piece by piece. */
    private static final int MAX_CHARS = 4 << 20;

    /** Nodes nested deeper are an attack, not a document. */
    private static final int MAX_DEPTH = 100;

    /** A collection that is not closed yet, and the key that waits for its value. */
    private static final class Open {
        private final YamlNode node;
        private final boolean mapping;
        private @Nullable String key;
        private int keyLine;

        Open(YamlNode node, boolean mapping) {
            this.node = node;
            this.mapping = mapping;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private @Nullable YamlNode root;

    private YamlReader() {}

    /**
     * Returns the root of a text; empty if the text is not YAML, is empty, has more than 4 Mi characters, or
     * is nested deeper than 100 levels.
     */
    public static Optional<YamlNode> read(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        var settings = LoadSettings.builder()
                .setCodePointLimit(MAX_CHARS)
                .setBufferSize(text.length() + 1)
                .build();
        try {
            return new YamlReader().read(new Parse(settings).parseString(text));
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    private Optional<YamlNode> read(Iterable<Event> events) {
        for (var event : events) {
            if (event instanceof NodeEvent node) {
                accept(node);
            } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
                open.pop();
            }
            if (open.size() > MAX_DEPTH) {
                return Optional.empty();
            }
            if (root != null && open.isEmpty()) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    private void accept(NodeEvent event) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        var top = open.peek();
        boolean isKey = top != null && top.mapping && top.key == null;
        if (isKey && top != null) {
            top.key = event instanceof ScalarEvent scalar ? scalar.getValue() : "";
            top.keyLine = line;
            if (event instanceof CollectionStartEvent) {
                push(event, new YamlNode(line, "")); // A key that is no text: its content leads nowhere.
            }
            return;
        }
        var node = node(event, top != null && top.mapping ? top.keyLine : line);
        put(top, node);
        if (event instanceof CollectionStartEvent) {
            push(event, node);
        }
    }

    private void push(NodeEvent event, YamlNode node) {
        open.push(new Open(node, event.getEventId() == Event.ID.MappingStart));
    }

    private YamlNode node(NodeEvent event, int line) {
        if (event instanceof AliasEvent alias) {
            return Optional.ofNullable(anchors.get(alias.getAlias())).orElseGet(() -> new YamlNode(line, ""));
        }
        var node = new YamlNode(line, event instanceof ScalarEvent scalar ? scalar.getValue() : "");
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private void put(@Nullable Open parent, YamlNode node) {
        if (parent == null) {
            root = node;
        } else if (parent.mapping) {
            parent.node.put(parent.key == null ? "" : parent.key, node);
            parent.key = null;
        } else {
            parent.node.add(node);
        }
    }
}
