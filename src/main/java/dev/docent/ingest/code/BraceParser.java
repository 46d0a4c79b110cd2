package dev.docent.ingest.code;

import dev.docent.corpus.Document;
import dev.docent.ingest.BinaryFileException;
import dev.docent.ingest.DocumentParser;
import dev.docent.ingest.Extensions;
import dev.docent.ingest.FileContent;
import dev.docent.ingest.Outline;

/** Reads the languages with braces: a section for each type, function and named value. */
final class BraceParser implements DocumentParser {
    private final Language language;

    BraceParser(Language language) {
        this.language = language;
    }

    @Override
    public boolean accepts(String path) {
        return language.extensions().contains(Extensions.of(path));
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
