package dev.docent.format.markdown;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.HeadingPath;
import dev.docent.format.Outline;
import dev.docent.format.frontmatter.FrontMatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Parses CommonMark with GitHub's tables. The title comes from the front matter, which is not part of the text.
 * Headings start sections. The blocks between them stay unchanged, so line numbers are those of the file.
 */
public final class MarkdownParser implements DocumentParser {
    /** Blocks nested deeper are text of the block around them. Deep nesting is an attack, not a document. */
    private static final int MAX_OPEN_BLOCKS = 200;

    private final Parser parser = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
            .build();

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
        String text = file.text();
        var outline = new Outline(text);
        var frontMatter = FrontMatter.of(outline.lines());
        var reading = new Reading(outline);
        reading.frontMatter(frontMatter.lastLine());
        reading.read(parser.parse(frontMatter.blankedOut(text)));
        String title = frontMatter.titleOr(reading.title().orElseGet(file::name));
        return outline.document(file, title);
    }

    /** Puts one document into an outline. */
    private static final class Reading {
        private final Outline outline;
        private final Lines lines;
        private final HeadingPath headings = new HeadingPath();
        private @Nullable String title;
        private int lastLine;

        Reading(Outline outline) {
            this.outline = outline;
            this.lines = outline.lines();
        }

        Optional<String> title() {
            return Optional.ofNullable(title);
        }

        void frontMatter(int end) {
            lastLine = end;
        }

        void read(Node document) {
            for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
                var spans = node.getSourceSpans();
                if (!spans.isEmpty()) {
                    read(
                            node,
                            spans.get(0).getLineIndex() + 1,
                            spans.get(spans.size() - 1).getLineIndex() + 1);
                }
            }
            between(lastLine + 1, lines.count());
        }

        private void read(Node node, int start, int end) {
            between(lastLine + 1, start - 1);
            if (node instanceof Heading heading) {
                String text = HeadingText.of(heading);
                headings.enter(heading.getLevel(), text);
                if (title == null && !text.isBlank()) {
                    title = text;
                }
            }
            // Two blocks never share a line. If source spans overlap, the first block gets the line.
            outline.block(headings.titles(), kind(node), Math.max(start, lastLine + 1), end);
            lastLine = Math.max(lastLine, end);
        }

        /** Lines that are not part of a block, such as the targets of reference links, are prose. */
        private void between(int start, int end) {
            outline.block(headings.titles(), BlockKind.PROSE, start, end);
        }

        private static BlockKind kind(Node node) {
            if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
                return BlockKind.CODE;
            }
            if (node instanceof ListBlock) {
                return BlockKind.LIST;
            }
            return node instanceof TableBlock ? BlockKind.TABLE : BlockKind.PROSE;
        }
    }
}
