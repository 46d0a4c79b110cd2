package dev.docent.format.rst;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.NumberedText;
import java.util.Set;

/**
 * Parses reStructuredText, also the directives and roles of Sphinx. The document's text is a readable rendition, much like
 * Markdown, in which every line has the number that it has in the file: a line that shows nothing is blank. So readers,
 * models and the search see no markup, and citations open the lines of the file.
 */
public final class RstParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.RESTRUCTURED_TEXT);
    }

    @Override
    public String version() {
        return "rst-3";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var lines = new MarkupLines(Lines.of(file.text()));
        var rendition = new NumberedText(lines.count());
        var body = new BlockReader(lines, Definitions.of(lines), rendition);
        body.readAll();
        return rendition.document(file, body.title().orElseGet(file::name));
    }
}
