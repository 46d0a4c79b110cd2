package dev.docent.format.markdown;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import dev.docent.format.frontmatter.FrontMatter;
import java.util.Set;

/**
 * Parses CommonMark with GitHub's tables. The title comes from the front matter, which is not part of the text.
 * Headings start sections. The blocks between them stay unchanged, so line numbers are those of the file.
 */
public final class MarkdownParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.MARKDOWN);
    }

    @Override
    public String version() {
        return "markdown-2";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var outline = new Outline(file.text());
        var frontMatter = FrontMatter.of(outline.lines());
        var blocks = new MarkdownBlocks(outline);
        blocks.read(frontMatter.lastLine() + 1, outline.lines().count());
        String title = frontMatter.titleOr(blocks.title().orElseGet(file::name));
        return outline.document(file, title);
    }
}
