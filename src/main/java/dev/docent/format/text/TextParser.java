package dev.docent.format.text;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.Set;

/**
 * Parses plain text and Org, each only by its own marks: paragraphs, listings and tables below the headings of the format.
 */
public final class TextParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.TEXT, Language.ORG);
    }

    @Override
    public String version() {
        return "text-2";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var sections = new Sections(new Outline(file.text()));
        switch (Language.of(file.path()).orElse(Language.TEXT)) {
            case ORG -> OrgReader.read(sections);
            default -> UnderlineReader.read(sections);
        }
        return sections.document(file);
    }
}
