package dev.docent.format.text;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.Set;

/** Parses plain text: paragraphs, listings and tables below its headings. */
public final class TextParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.TEXT);
    }

    @Override
    public String version() {
        return "text-3";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var sections = new Sections(new Outline(file.text()));
        UnderlineReader.read(sections);
        return sections.document(file);
    }
}
