package dev.docent.format.notebook;

import dev.docent.format.FileContent;
import dev.docent.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the cells of a notebook, of nbformat 4, or of nbformat 3, which has them in worksheets. */
final class NotebookCells {
    /** InputCell magics of IPython that say in which language a cell is. */
    private static final Set<String> MAGIC_LANGUAGES = Set.of(
            "bash", "html", "javascript", "js", "latex", "perl", "python", "ruby", "sh", "sql", "svg", "markdown");

    private static final Pattern NAME = Pattern.compile("[\\w+#.-]{1,30}");

    /** Pictures inside Markdown. */
    private static final Pattern DATA = Pattern.compile("data:[\\w/+.-]{0,80};base64,[A-Za-z0-9+/=%\\s]{40,}+");

    private final JsonValue notebook;
    private final String language;

    private NotebookCells(JsonValue notebook) {
        this.notebook = notebook;
        this.language = language(notebook);
    }

    static NotebookCells of(JsonValue notebook) {
        return new NotebookCells(notebook);
    }

    private static String language(JsonValue notebook) {
        var metadata = notebook.get("metadata");
        return metadata.at("/language_info/name")
                .text()
                .or(() -> metadata.at("/kernelspec/language").text())
                .filter(name -> NAME.matcher(name).matches())
                .orElse("python");
    }

    List<InputCell> cells() {
        var cells = new ArrayList<InputCell>();
        for (var cell : all()) {
            cells.add(cell(cells.size() + 1, cell));
        }
        return cells;
    }

    private List<JsonValue> all() {
        var all = new ArrayList<>(notebook.get("cells").elements());
        for (var sheet : notebook.get("worksheets").elements()) {
            all.addAll(sheet.get("cells").elements());
        }
        return all;
    }

    private InputCell cell(int number, JsonValue cell) {
        var type = cell.get("cell_type").text().orElse("");
        if (type.equals("code")) {
            var source = text(cell.get("source").isAbsent() ? cell.get("input") : cell.get("source"));
            var declared = cell.get("language")
                    .text()
                    .filter(name -> NAME.matcher(name).matches());
            return new InputCell(
                    number, source, magic(source, declared.orElse(language)), CellOutput.of(cell.get("outputs")));
        }
        var source = DATA.matcher(text(cell.get("source"))).replaceAll("data:");
        return new InputCell(number, type.equals("heading") ? "#".repeat(level(cell)) + " " + source : source, "", "");
    }

    private static int level(JsonValue heading) {
        return (int) Math.max(1, Math.min(6, heading.get("level").integer().orElse(1L)));
    }

    private static String magic(String source, String language) {
        if (!source.startsWith("%%")) {
            return language;
        }
        int end = 2;
        while (end < source.length() && Character.isLetter(source.charAt(end))) {
            end++;
        }
        var name = source.substring(2, end);
        return MAGIC_LANGUAGES.contains(name) ? name : language;
    }

    /** Returns a text, which is one string or a list of its lines. */
    static String text(JsonValue value) {
        var text = value.text()
                .orElseGet(() -> value.elements().stream()
                        .map(line -> line.text().orElse(""))
                        .collect(Collectors.joining()));
        return FileContent.normalizeLineEnds(text).stripTrailing();
    }
}
