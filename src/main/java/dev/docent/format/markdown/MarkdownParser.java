package dev.docent.format.markdown;

import dev.docent.corpus.Document;
import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import dev.docent.format.frontmatter.FrontMatter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses CommonMark with GitHub's tables. The title comes from the front matter, which is not part of the text.
 * Headings start sections. The blocks between them stay unchanged, except for admonitions and the tags of MDX, and line numbers are
 * those of the file.
 */
public final class MarkdownParser implements DocumentParser {
    private static final String MDX = ".mdx";

    /** What admonitions begin with. A file without them is its own text. */
    private static final Pattern MARKS =
            Pattern.compile("(?m)^[ >]{0,40}(?:!!! |\\?\\?\\?|=== *\"|:::|\\[!|[`~]{3,}\\{)");

    @Override
    public Set<Language> languages() {
        return Set.of(Language.MARKDOWN);
    }

    @Override
    public String version() {
        return "markdown-4";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var outline = new Outline(readable(file));
        var frontMatter = FrontMatter.of(outline.lines());
        var blocks = new MarkdownBlocks(outline);
        blocks.read(frontMatter.lastLine() + 1, outline.lines().count());
        String title = frontMatter.titleOr(blocks.title().orElseGet(file::name));
        return outline.document(file, title);
    }

    /** Returns the text with the lines of the file, in which dialects of Markdown are Markdown. */
    private static String readable(FileContent file) throws BinaryFileException {
        var text = file.text();
        var markdown = Extensions.of(file.path()).equals(MDX) ? MdxText.readable(text) : text;
        return MARKS.matcher(markdown).find()
                ? String.join("\n", Admonitions.readable(List.of(markdown.split("\n", -1))))
                : markdown;
    }
}
