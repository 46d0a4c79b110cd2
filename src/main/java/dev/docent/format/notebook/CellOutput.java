package dev.docent.format.notebook;

import dev.docent.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The output of a cell as text: what it printed, its result, and the name and message of an error. Pictures, HTML and
 * tracebacks are left out. Without recursion.
 */
final class CellOutput {
    /** The most lines of the output of one cell. The rest is left out, because it is data. */
    private static final int MAX_LINES = 40;

    /** The most characters of the output of one cell. */
    private static final int MAX_CHARS = 4000;

    private static final String LEFT_OUT = "…";

    /** The colors of terminals. */
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    private CellOutput() {}

    /** Returns the output, at most 40 lines and 4,000 characters; the last line says by an ellipsis that more was left out. */
    static String of(JsonValue outputs) {
        var lines = new ArrayList<String>();
        int chars = 0;
        for (var output : outputs.elements()) {
            for (var line : text(output).lines().toList()) {
                chars += line.length() + 1;
                if (lines.size() == MAX_LINES || chars > MAX_CHARS) {
                    return cut(lines, line, chars - line.length() - 1);
                }
                lines.add(line.stripTrailing());
            }
        }
        return String.join("\n", lines).strip();
    }

    private static String cut(List<String> lines, String next, int chars) {
        boolean first = lines.isEmpty();
        return (first ? next.substring(0, Math.min(next.length(), MAX_CHARS - chars)) : String.join("\n", lines))
                + "\n"
                + LEFT_OUT;
    }

    private static String text(JsonValue output) {
        var type = output.get("output_type").text().orElse("");
        var text = switch (type) {
            case "stream", "pyout" -> NotebookCells.text(output.get("text"));
            case "error", "pyerr" ->
                NotebookCells.text(output.get("ename")) + ": " + NotebookCells.text(output.get("evalue"));
            case "execute_result", "display_data" -> result(output);
            default -> "";
        };
        return ESCAPES.matcher(text).replaceAll("");
    }

    private static String result(JsonValue output) {
        var data = output.get("data");
        var markdown = data.get("text/markdown");
        var plain = data.isAbsent() ? output.get("text") : data.get("text/plain"); // nbformat 3 has no data.
        var text = NotebookCells.text(markdown.isAbsent() ? plain : markdown);
        // The name of an object in memory, beside its picture.
        return text.startsWith("<") && text.endsWith(">") ? "" : text;
    }
}
