package dev.docent.format.code;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.List;
import java.util.Set;

/** Reads SQL scripts: a section for each statement that creates or changes something with a name. */
final class SqlParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.SQL);
    }

    @Override
    public String version() {
        return "sql-1";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        String text = file.text();
        var outline = new Outline(text);
        int start = 1;
        for (var statement : new SqlScanner(text).statements()) {
            int end = Math.min(statement.lastLine(), outline.lines().count());
            if (end >= start) {
                List<String> headings = statement.name().isEmpty() ? List.of() : List.of(statement.name());
                outline.block(headings, BlockKind.CODE, start, end);
                start = end + 1;
            }
        }
        outline.block(List.of(), BlockKind.CODE, start, outline.lines().count());
        return outline.document(file, file.name());
    }
}
