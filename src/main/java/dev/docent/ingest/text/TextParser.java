package dev.docent.ingest.text;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.ingest.BinaryFileException;
import dev.docent.ingest.DocumentParser;
import dev.docent.ingest.Extensions;
import dev.docent.ingest.FileContent;
import dev.docent.ingest.HeadingPath;
import dev.docent.ingest.Outline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads plain text, reStructuredText, AsciiDoc and Org: paragraphs below the headings that these formats mark, by a line of
 * punctuation under them or by characters in front.
 */
public final class TextParser implements DocumentParser {
    private static final Set<String> EXTENSIONS =
            Set.of(".txt", ".text", ".rst", ".rest", ".adoc", ".asciidoc", ".asc", ".org");
    /** Files that by custom have no extension. */
    private static final Set<String> NAMES = Set.of(
            "readme",
            "changelog",
            "changes",
            "history",
            "news",
            "install",
            "contributing",
            "authors",
            "notice",
            "license",
            "licence",
            "copying",
            "todo",
            "faq");

    @Override
    public boolean accepts(String path) {
        return EXTENSIONS.contains(Extensions.of(path))
                || NAMES.contains(Extensions.fileName(path).toLowerCase(Locale.ROOT));
    }

    @Override
    public String version() {
        return "text-1";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var outline = new Outline(file.text());
        var lines = outline.lines();
        var headings = new HeadingPath();
        var finder = new HeadingFinder(lines, Extensions.of(file.path()));
        Optional<String> title = Optional.empty();
        List<String> titles = List.of();
        int start = 1;
        int line = 1;
        while (line <= lines.count()) {
            var heading = finder.at(line);
            if (heading.isEmpty()) {
                line++;
                continue;
            }
            outline.paragraphs(titles, BlockKind.PROSE, start, line - 1);
            headings.enter(heading.get().depth(), heading.get().title());
            title = title.or(() -> Optional.of(heading.get().title()));
            titles = headings.titles();
            start = line;
            line = heading.get().lastLine() + 1;
        }
        outline.paragraphs(titles, BlockKind.PROSE, start, lines.count());
        return outline.document(file, title.orElseGet(file::name));
    }
}
