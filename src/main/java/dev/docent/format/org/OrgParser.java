package dev.docent.format.org;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import java.util.Set;

/** Parses Org (<a href="https://orgmode.org/worg/org-syntax.html">its syntax</a>). The text becomes Markdown with the lines of the file. */
public final class OrgParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.ORG);
    }

    @Override
    public String version() {
        return "org-2";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        return OrgReader.read(Lines.of(file.text())).document(file);
    }
}
