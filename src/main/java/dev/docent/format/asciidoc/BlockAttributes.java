package dev.docent.format.asciidoc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the lines above a block say about it: anchors, attributes in brackets, and its title. One thread at a time. */
final class BlockAttributes {
    private static final Map<String, String> ADMONITIONS =
            Map.of("NOTE", "Note", "TIP", "Tip", "IMPORTANT", "Important", "WARNING", "Warning", "CAUTION", "Caution");
    private static final Set<String> CODE =
            Set.of("source", "listing", "literal", "stem", "latexmath", "asciimath", "pass", "synopsis");
    private static final Pattern LINE = Pattern.compile("\\[(?:|[\\w.#%,\"'\\[{].*)]");
    private static final Pattern ADMONITION = Pattern.compile("(NOTE|TIP|IMPORTANT|WARNING|CAUTION):\\s+\\S.*");
    private static final Pattern ID = Pattern.compile("#([^.#%,\\]]+)");

    /** The first of the lines above the block; 0 if there are none. */
    private int firstLine;

    private final List<String> ids = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Map<Integer, String> positional = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();
    private String style = "";
    private String title = "";
    private String reference = "";

    /** Returns whether a line is about the block below it. */
    static boolean isLine(String text) {
        return text.charAt(0) == '[' && LINE.matcher(text).matches();
    }

    /** Returns the word for the kind of an admonition that begins a line; empty if none does. */
    static Optional<String> admonition(String text) {
        var found = ADMONITION.matcher(text);
        return found.matches() ? Optional.ofNullable(ADMONITIONS.get(found.group(1))) : Optional.empty();
    }

    /** Adds a line in brackets. */
    void add(int line, String text) {
        begin(line);
        if (text.startsWith("[[")) {
            anchor(text.substring(2, text.length() - 1).replace("]", ""));
        } else {
            attributes(text.substring(1, text.length() - 1));
        }
    }

    void title(int line, String text) {
        begin(line);
        title = text;
    }

    private void begin(int line) {
        firstLine = firstLine == 0 ? line : firstLine;
    }

    private void anchor(String text) {
        int comma = text.indexOf(',');
        ids.add(comma < 0 ? text : text.substring(0, comma));
        reference = comma < 0 ? reference : text.substring(comma + 1).strip();
    }

    private void attributes(String text) {
        var values = values(text);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            int equals = value.indexOf('=');
            if (equals > 0) {
                named.put(
                        value.substring(0, equals).strip(),
                        value.substring(equals + 1).strip());
            } else if (i == 0) {
                shorthand(value);
            } else if (!value.isEmpty()) {
                positional.put(i, value);
            }
        }
    }

    /** The first value is a style, an id, roles and options: {@code style#id.role%option}. */
    private void shorthand(String value) {
        int end = 0;
        while (end < value.length() && ".#%".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        style = end == 0 ? style : value.substring(0, end);
        options.add(value.substring(end));
        var id = ID.matcher(value);
        if (id.find()) {
            ids.add(id.group(1));
        }
    }

    /** Splits at commas outside of quotes, which are dropped. */
    private static List<String> values(String text) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }

    int firstLine(int line) {
        return firstLine == 0 ? line : firstLine;
    }

    List<String> ids() {
        return named.containsKey("id") ? List.of(named.getOrDefault("id", "")) : ids;
    }

    String title() {
        return title;
    }

    /** Returns the text that references to the block show instead of its title; empty if there is none. */
    String reference() {
        return named.getOrDefault("reftext", reference);
    }

    String style() {
        return style;
    }

    /** Returns the value at a place, counted from 0; empty if there is none. */
    String positional(int index) {
        return positional.getOrDefault(index, "");
    }

    String named(String name) {
        return named.getOrDefault(name, "");
    }

    boolean hasOption(String option) {
        boolean listed =
                List.of((named("options") + "," + named("opts")).split(",")).contains(option);
        return listed || options.stream().anyMatch(words -> (words + "%").matches(".*%" + option + "[%.#].*"));
    }

    /** Returns the word for the kind of the admonition that the block is; empty if it is none. */
    String admonition() {
        return ADMONITIONS.getOrDefault(style.toUpperCase(Locale.ROOT), "");
    }

    /** Returns whether the block is code although its delimiter does not say so. */
    boolean isCode() {
        return CODE.contains(style())
                || (style.isEmpty() && !positional(1).isEmpty() && named("cols").isEmpty());
    }

    boolean isDiscrete() {
        return style.equals("discrete") || style.equals("float");
    }

    /** Returns the language of code; empty if it is not said. */
    String language() {
        String second = named("language").isEmpty() ? positional(1) : named("language");
        return second.matches("[\\w+#-]+") ? second : "";
    }
}
