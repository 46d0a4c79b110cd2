package dev.docent.format.notebook;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import java.util.Set;

/**
 * Parses Jupyter notebooks of nbformat 3 and 4 (<a href="https://nbformat.readthedocs.io">nbformat</a>). The document's text is
 * Markdown: cells of Markdown as they are, cells of code in fences, and the beginning of their text output. Pictures are
 * dropped. The document is cited by its cells, which are counted from 1, whatever their type.
 */
public final class NotebookParser implements DocumentParser {
    /** Pictures are most of a large notebook. */
    private static final long MAX_FILE_BYTES = 20L << 20;

    /** The most characters of text: 4 Mi. */
    private static final int MAX_CHARS = 4 << 20;

    @Override
    public Set<Language> languages() {
        return Set.of(Language.NOTEBOOK);
    }

    /** Returns 20 MiB, because pictures are most of a notebook, or more if text may be longer. */
    @Override
    public long maxFileBytes(long text) {
        return Math.max(text, MAX_FILE_BYTES);
    }

    @Override
    public String version() {
        return "notebook-2";
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var notebook = json(file.text());
        var text = new NotebookText();
        for (var cell : NotebookCells.of(notebook).cells()) {
            text.add(cell);
            if (text.length() > MAX_CHARS) {
                throw new ParseException("this notebook has more than 4 million characters of text. Split it");
            }
        }
        return text.document(file);
    }

    private static JsonValue json(String text) throws ParseException {
        try {
            var notebook = Json.parse(text);
            long format = notebook.get("nbformat").integer().orElse(0L);
            if (format != 3 && format != 4) {
                throw new ParseException(
                        "it is not a notebook of nbformat 3 or 4. Open it with Jupyter, and save it as a notebook");
            }
            return notebook;
        } catch (JsonException e) {
            throw new ParseException("this notebook is broken (" + e.getMessage() + "). Save it anew with Jupyter", e);
        }
    }
}
