package dev.docent.tools;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Language;
import dev.docent.corpus.Location;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.StoredDocument;
import dev.docent.prompt.PassageText;
import dev.docent.prompt.Tool;
import dev.docent.retrieval.Passage;
import java.util.List;

/** {@code read}: lines of a document, as one passage. */
final class ReadTool implements LookTool {
    /** The most lines of a call, 200. */
    private static final int MAX_LINES = 200;

    /** The most tokens of a call, 2000; at least one line is given. */
    private static final int MAX_TOKENS = 2_000;

    private static final Tool TOOL = new Tool(
            "read",
            "Returns lines of a document as a numbered passage, at most " + MAX_LINES
                    + " lines at once. Use it to read on around a passage.",
            ArgumentSchemas.object(
                    List.of("path", "start", "end"),
                    ArgumentSchemas.text("path", "The path of the document, as passages name it"),
                    ArgumentSchemas.number("start", "The first line, from 1"),
                    ArgumentSchemas.number("end", "The last line, inclusive")));

    private final Library library;

    ReadTool(Library library) {
        this.library = library;
    }

    @Override
    public Tool tool() {
        return TOOL;
    }

    @Override
    public Plan plan(Arguments arguments, View view) throws ToolProblem {
        int start = arguments.number("start");
        int end = arguments.number("end");
        var path = library.path(arguments.required("path"), view.scope());
        if (start < 1 || end < start) {
            throw new ToolProblem(
                    "Lines are counted from 1, and \"end\" must not be before \"start\", so nothing was read: " + start
                            + "-" + end + ".");
        }
        return new Plan() {
            @Override
            public String detail() {
                return "Reading " + path + ":" + start + "-" + end;
            }

            @Override
            public Finding run() throws ToolProblem {
                var document = library.document(path);
                if (document.isEmpty()) {
                    throw new ToolProblem("The document \"" + path + "\" has just been removed.");
                }
                return read(document.get(), start, end, view);
            }
        };
    }

    private Finding read(StoredDocument document, int start, int end, View view) throws ToolProblem {
        var lines = List.of(document.text().split("\n", -1));
        if (start > lines.size()) {
            throw new ToolProblem(PassageText.oneLine(document.path()) + " has only " + lines.size() + " lines.");
        }
        int last = lastLine(lines, start, Math.min(end, lines.size()), view.budget());
        var span = document.parts().span(start, last);
        var location = new Location(document.path(), document.revision(), span);
        var more = last < Math.min(end, lines.size())
                ? "The document has " + lines.size() + " lines; read it from line " + (last + 1) + " to go on."
                : "The document has " + lines.size() + " lines.";
        var known = view.passages().numberOf(location);
        if (known.isPresent()) {
            return new Finding("Passage [" + known.getAsInt() + "] has these lines already. " + more);
        }
        var passage = passage(document, location, String.join("\n", lines.subList(start - 1, last)));
        var text = PassageText.of(List.of(passage), view.passages().next()) + more;
        view.passages().add(passage);
        return new Finding(text, List.of(passage));
    }

    private static int lastLine(List<String> lines, int start, int end, Budget budget) {
        int left = budget.left(MAX_TOKENS);
        int last = start;
        for (int line = start; line <= Math.min(end, start + MAX_LINES - 1); line++) {
            left -= budget.count(lines.get(line - 1));
            if (left < 0) {
                break;
            }
            last = line;
        }
        return last;
    }

    private Passage passage(StoredDocument document, Location location, String text) {
        var headings = library.chunks(document.path()).stream()
                .map(EmbeddedChunk::chunk)
                .filter(chunk -> chunk.location().startLine() <= location.startLine())
                .reduce((before, chunk) -> chunk)
                .map(Chunk::headings)
                .orElse(List.of());
        boolean prose = Language.of(document.path()).map(Language::isProse).orElse(true);
        return new Passage(
                location, document.title(), headings, prose ? BlockKind.PROSE : BlockKind.CODE, text, READ_SCORE);
    }

    /** What was read on purpose was not scored. */
    private static final double READ_SCORE = 1;
}
