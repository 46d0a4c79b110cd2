package dev.docent.format.yaml;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads one value of a YAML mapping as it is written: {@code 2.10} stays that. Stateless. */
public final class YamlTitle {
    /** Finds keys in text that people write by hand and that is not YAML, for example with two colons in a line. */
    private static final Pattern KEY = Pattern.compile("(?m)^[A-Za-z_][\\w.-]*[ \\t]*:(?:\\s|$)");

    private YamlTitle() {}

    /**
     * Returns the value of a key, an empty text if it has no value, or empty if the text is not a mapping.
     *
     * @param key ignoring case
     */
    public static Optional<String> of(String text, String key) {
        try {
            // Only the nodes: it builds no objects and follows no alias.
            var root = new Compose(LoadSettings.builder().build()).composeString(text);
            if (root.isEmpty()) {
                return Optional.of(""); // It contains only comments.
            }
            return root.get() instanceof MappingNode mapping ? Optional.of(value(mapping, key)) : Optional.empty();
        } catch (YamlEngineException | StackOverflowError e) {
            return KEY.matcher(text).find() ? Optional.of(line(text, key)) : Optional.empty();
        }
    }

    private static String value(MappingNode mapping, String key) {
        for (var entry : mapping.getValue()) {
            if (text(entry.getKeyNode()).equalsIgnoreCase(key)) {
                return text(entry.getValueNode());
            }
        }
        return "";
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Returns the text after the key on its line. */
    private static String line(String text, String key) {
        return text.lines()
                .filter(line -> line.regionMatches(true, 0, key + ":", 0, key.length() + 1))
                .findFirst()
                .map(line -> line.substring(key.length() + 1).strip())
                .orElse("");
    }
}
