package dev.docent.format.markdown;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import dev.docent.format.HeadingPath;
import dev.docent.format.Outline;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Puts the blocks of Markdown into an outline, whose text it is, or a part of it. Headings start sections, also for what is
 * added later. One thread at a time.
 */
public final class MarkdownBlocks {
    /** Blocks nested deeper are text of the block around them. Deep nesting is an attack, not a document. */
    private static final int MAX_OPEN_BLOCKS = 200;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
            .build();

    private final Outline outline;
    private final Lines lines;
    private final HeadingPath headings = new HeadingPath();
    private int lastLine;

    /** @param outline what the blocks are added to */
    public MarkdownBlocks(Outline outline) {
        this.outline = outline;
        this.lines = outline.lines();
    }

    /** Returns the {@linkplain HeadingPath#title() title} so far. */
    public Optional<String> title() {
        return headings.title();
    }

    /** Adds lines as a block of their own, below the headings so far. */
    public void block(BlockKind kind, int start, int end) {
        outline.block(headings.titles(), kind, start, end);
    }

    /** Reads lines as Markdown by themselves, both inclusive. What is open at the end of them is closed. */
    public void read(int start, int end) {
        if (start > end) {
            return;
        }
        lastLine = start - 1;
        var document = PARSER.parse(lines.text(start, end));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            var spans = node.getSourceSpans();
            if (!spans.isEmpty()) {
                read(
                        node,
                        spans.get(0).getLineIndex() + start,
                        spans.get(spans.size() - 1).getLineIndex() + start);
            }
        }
        between(lastLine + 1, end);
    }

    private void read(Node node, int start, int end) {
        between(lastLine + 1, start - 1);
        if (node instanceof Heading heading) {
            String text = HeadingText.of(heading);
            headings.enter(heading.getLevel(), text);
        }
        // Two blocks never share a line. If source spans overlap, the first block gets the line.
        block(kind(node), Math.max(start, lastLine + 1), end);
        lastLine = Math.max(lastLine, end);
    }

    /** Lines that are not part of a block, such as the targets of reference links, are prose. */
    private void between(int start, int end) {
        block(BlockKind.PROSE, start, end);
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
