package dev.docent.tools;

import dev.docent.prompt.PassageText;
import dev.docent.prompt.Tool;
import java.util.List;

/** {@code outline}: the headings or declarations of a document, with their lines. */
final class OutlineTool implements LookTool {
    /** The most lines of an outline, 150. */
    private static final int MAX_LINES = 150;

    private static final Tool TOOL = new Tool(
            "outline",
            "Returns the headings or declarations of a document with the lines where they begin, so that you know what"
                    + " to read.",
            ArgumentSchemas.object(
                    List.of("path"), ArgumentSchemas.text("path", "The path of the document, as passages name it")));

    private final Library library;

    OutlineTool(Library library) {
        this.library = library;
    }

    @Override
    public Tool tool() {
        return TOOL;
    }

    @Override
    public Plan plan(Arguments arguments, View view) throws ToolProblem {
        var path = library.path(arguments.required("path"), view.scope());
        return new Plan() {
            @Override
            public String detail() {
                return "Looking at the outline of " + path;
            }

            @Override
            public Finding run() {
                return new Finding(outline(path));
            }
        };
    }

    private String outline(String path) {
        var text = new StringBuilder("Outline of ")
                .append(PassageText.oneLine(path))
                .append(" (line: heading)\n");
        List<String> last = List.of();
        int lines = 0;
        int end = 0;
        for (var embedded : library.chunks(path)) {
            var chunk = embedded.chunk();
            end = Math.max(end, chunk.location().endLine());
            if (chunk.headings().isEmpty() || chunk.headings().equals(last)) {
                continue;
            }
            if (lines == MAX_LINES) {
                text.append("… and more after line ")
                        .append(chunk.location().startLine())
                        .append('\n');
                break;
            }
            last = chunk.headings();
            lines++;
            text.append(chunk.location().startLine())
                    .append(": ")
                    .append("  ".repeat(last.size() - 1))
                    .append(PassageText.oneLine(last.get(last.size() - 1)))
                    .append('\n');
        }
        if (lines == 0) {
            text.append("It has no headings. Its text ends at line ")
                    .append(end)
                    .append(".\n");
        }
        return PassageText.listing("outline", text.toString());
    }
}
