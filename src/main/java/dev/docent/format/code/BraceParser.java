package dev.docent.format.code;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.Set;

/** Reads the languages with braces: a section for each type, function and named value. */
final class BraceParser implements DocumentParser {
    private final BraceLanguage language;

    BraceParser(BraceLanguage language) {
        this.language = language;
    }

    @Override
    public Set<Language> languages() {
        return language.languages();
    }

    @Override
    public String version() {
        return "code-1";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        String text = file.text();
        var outline = new Outline(text);
        new BraceScanner(text, outline.lines(), language).scan().writeTo(outline);
        return outline.document(file, file.name());
    }
}
