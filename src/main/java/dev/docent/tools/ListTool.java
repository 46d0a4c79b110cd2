package dev.docent.tools;

import dev.docent.corpus.PathPattern;
import dev.docent.prompt.PassageText;
import dev.docent.prompt.Tool;
import java.util.List;
import java.util.stream.Collectors;

/** {@code list}: the paths of documents. */
final class ListTool implements LookTool {
    /** The most paths of a call, 100. */
    private static final int MAX_PATHS = 100;

    private static final Tool TOOL = new Tool(
            "list",
            "Returns the paths of documents that match a pattern, at most " + MAX_PATHS + ".",
            ArgumentSchemas.object(
                    List.of("glob"),
                    ArgumentSchemas.text(
                            "glob",
                            "A pattern, for example docs/**/*.md; *Config.java finds such names in all folders")));

    private final Library library;

    ListTool(Library library) {
        this.library = library;
    }

    @Override
    public Tool tool() {
        return TOOL;
    }

    @Override
    public Plan plan(Arguments arguments, View view) throws ToolProblem {
        var glob = arguments.required("glob");
        return new Plan() {
            @Override
            public String detail() {
                return "Looking for documents like " + glob;
            }

            @Override
            public Finding run() throws ToolProblem {
                return new Finding(list(glob, view));
            }
        };
    }

    private String list(String glob, View view) throws ToolProblem {
        var paths = library.matching(PathPattern.of(glob), view.scope()).toList();
        if (paths.isEmpty()) {
            throw new ToolProblem("No document matches \"" + glob + "\". The pattern ** lists all.");
        }
        var shown = paths.stream().limit(MAX_PATHS).map(PassageText::oneLine).collect(Collectors.joining("\n"));
        int more = paths.size() - MAX_PATHS;
        return PassageText.listing("list of documents", shown)
                + (more > 0 ? "\n… and " + more + " more; use a narrower pattern" : "");
    }
}
