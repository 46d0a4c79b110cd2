package dev.docent.format.text;

import dev.docent.corpus.Document;
import dev.docent.corpus.Extensions;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import dev.docent.format.frontmatter.FrontMatter;
import java.util.Locale;
import java.util.Set;

/**
 * Reads plain text, reStructuredText, AsciiDoc and Org, each by its own marks and by no others: paragraphs, listings and tables below
 * the headings that the format has.
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
        return "text-2";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var sections = new Sections(new Outline(file.text()));
        switch (Extensions.of(file.path())) {
            case ".adoc", ".asciidoc", ".asc" -> {
                var frontMatter = FrontMatter.yaml(sections.lines());
                frontMatter.title().ifPresent(sections::title);
                sections.leaveOut(1, frontMatter.lastLine());
                AsciiDocReader.read(sections);
            }
            case ".org" -> OrgReader.read(sections);
            case ".rst", ".rest" -> UnderlineReader.read(sections, UnderlineReader.OF_RST, true);
            default -> UnderlineReader.read(sections, UnderlineReader.OF_TEXT, false);
        }
        return sections.document(file);
    }
}
