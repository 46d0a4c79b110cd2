package dev.docent.format.rst;

import java.util.HashMap;
import java.util.Map;

/**
 * The options of a directive, which are fields directly below it. Immutable.
 *
 * @param next the line after the last one
 */
record DirectiveOptions(Map<String, Option> byName, int next) {
    /**
     * An option of a directive. Immutable.
     *
     * @param line its line
     */
    record Option(String value, int line) {}

    DirectiveOptions {
        byName = Map.copyOf(byName);
    }

    /** Reads the options on lines, up to the first line that is none. */
    static DirectiveOptions read(MarkupLines lines, int first, int last) {
        var byName = new HashMap<String, Option>();
        int line = first;
        while (line <= last && !lines.isBlank(line)) {
            String text = lines.line(line).strip();
            int colon = Markers.field(text);
            if (colon == 0) {
                break;
            }
            int end = lines.endOfRun(line + 1, last, lines.indent(line) + 1);
            var value = new StringBuilder(text.substring(colon + 1).strip());
            for (int more = line + 1; more <= end; more++) {
                value.append(' ').append(lines.line(more).strip());
            }
            byName.put(text.substring(1, colon), new Option(value.toString().strip(), line));
            line = end + 1;
        }
        return new DirectiveOptions(byName, line);
    }

    /** Returns the value of an option; empty if there is none. */
    String value(String name) {
        var option = byName.get(name);
        return option == null ? "" : option.value();
    }
}
