package dev.docent.format.code;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.Set;

/** Parses the languages whose blocks follow indentation: Python, and well enough also Ruby. */
final class IndentParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.PYTHON, Language.RUBY);
    }

    @Override
    public String version() {
        return "indent-1";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var outline = new Outline(file.text());
        new IndentScanner(outline.lines()).scan().writeTo(outline);
        return outline.document(file, file.name());
    }
}
