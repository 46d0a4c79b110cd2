package dev.docent.format.config;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.List;
import java.util.Set;

/** Parses one kind of configuration file: a section for each of its outermost parts, with the comment above it. */
final class ConfigParser implements DocumentParser {
    private final Set<Language> languages;
    private final String comment;
    private final PartFinder finder;

    /**
     * @param languages the languages that it reads
     * @param comment the beginning of a comment line; empty if comments do not belong to parts
     */
    ConfigParser(Set<Language> languages, String comment, PartFinder finder) {
        this.languages = languages;
        this.comment = comment;
        this.finder = finder;
    }

    @Override
    public Set<Language> languages() {
        return languages;
    }

    @Override
    public String version() {
        return "config-2";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var outline = new Outline(file.text());
        var lines = outline.lines();
        List<String> names = List.of();
        int start = 1;
        for (var part : finder.find(lines)) {
            int first = Math.max(start, withComment(lines, part.line()));
            write(outline, names, start, first - 1);
            start = first;
            names = part.names();
        }
        write(outline, names, start, lines.count());
        return outline.document(file, file.name());
    }

    private static void write(Outline outline, List<String> names, int start, int end) {
        if (names.isEmpty()) {
            outline.paragraphs(names, BlockKind.CODE, start, end);
        } else {
            outline.block(names, BlockKind.CODE, start, end);
        }
    }

    private int withComment(Lines lines, int line) {
        int first = line;
        while (first > 1 && !comment.isEmpty() && lines.line(first - 1).startsWith(comment)) {
            first--;
        }
        return first;
    }
}
