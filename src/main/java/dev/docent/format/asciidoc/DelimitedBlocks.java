package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.format.NumberedText;
import dev.docent.format.asciidoc.Delimiter.BlockContent;
import dev.docent.format.asciidoc.OpenContainers.Container;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes <a href="https://docs.asciidoctor.org/asciidoc/latest/blocks/delimited/">delimited blocks</a>: those of
 * other blocks, of which several may be open, and one whose lines mean nothing by themselves. One document, one thread.
 */
final class DelimitedBlocks {
    private final NumberedText out;
    private final RunningText running;
    private final BlockStart start;
    private final DocumentWords words;
    private final DelimiterLines ends;
    private final OpenTable.CellReader cells;
    private final OpenContainers containers = new OpenContainers();
    private @Nullable OpenBlock open;

    /** @param cells reads the lines of cells that contain blocks */
    DelimitedBlocks(
            NumberedText out,
            RunningText running,
            BlockStart start,
            DocumentWords words,
            DelimiterLines ends,
            OpenTable.CellReader cells) {
        this.out = out;
        this.running = running;
        this.start = start;
        this.words = words;
        this.ends = ends;
        this.cells = cells;
    }

    /** Returns whether a line is in no block of other blocks. */
    boolean isOutside() {
        return containers.isEmpty();
    }

    /** Returns whether a line ends a block of other blocks. */
    boolean areClosedBy(String text) {
        return containers.areClosedBy(text);
    }

    /** Returns whether a block begins in a line within a paragraph: code without an end does not. */
    boolean interrupt(int line, String text) {
        return Delimiter.of(text)
                .filter(it -> it.hasBlocks() || ends.close(it, line))
                .isPresent();
    }

    /** Reads a line if a block is open whose lines mean nothing by themselves; returns whether one is. */
    boolean read(int line, String text) {
        var block = open;
        if (block == null) {
            return false;
        }
        boolean closesOuter = !block.endsWith(text) && containers.areClosedBy(text);
        if (block.endsWith(text) || closesOuter) {
            end(line, true);
        } else {
            var include = BlockMacro.include(text).map(it -> it.text(words.attributes()));
            block.add(line, include.orElse(text));
        }
        if (closesOuter) {
            close(line, text);
        }
        return true;
    }

    /** Returns whether a block is open whose lines mean nothing by themselves. */
    boolean isOpen() {
        return open != null;
    }

    /** Ends the block whose lines mean nothing by themselves, if one is open, in its last line. */
    void end(int last) {
        end(last, false);
    }

    private void end(int last, boolean closed) {
        var block = open;
        open = null;
        if (block != null) {
            block.end(last, closed);
            end(last, false); // What a cell of a table left open.
            running.end();
        }
    }

    /** Reads a line if it ends a block of other blocks; returns whether it does. */
    boolean close(int line, String text) {
        if (!containers.areClosedBy(text)) {
            return false;
        }
        start.end(line);
        var closed = containers.close(text);
        running.leave(closed.outerLists());
        running.writeLine(line, line, words.prose(closed.citation()));
        return true;
    }

    /** Reads a line if a block begins in it; returns whether one does. */
    boolean begin(int line, String text) {
        var delimiter = Delimiter.of(text);
        delimiter.ifPresent(it -> begin(it, line));
        return delimiter.isPresent();
    }

    private void begin(Delimiter delimiter, int line) {
        switch (delimiter.kind()) {
            case COMMENT -> beginComment(delimiter, line);
            case TABLE -> beginTable(delimiter, line);
            case CONTAINER, QUOTE -> beginContainer(delimiter, line);
            case PASSTHROUGH -> beginListing(delimiter, false, line);
            default -> beginListing(delimiter, true, line);
        }
    }

    private void beginComment(Delimiter delimiter, int line) {
        start.end(line);
        open = new OpenComment(delimiter.closing());
    }

    private void beginListing(Delimiter delimiter, boolean hasCallouts, int line) {
        running.beginBlock();
        var about = start.take();
        String language = delimiter.language().isEmpty() ? about.language() : delimiter.language();
        open = new OpenListing(out, delimiter.closing(), language, hasCallouts, about.firstLine(line), line);
    }

    /** Begins a paragraph that is code, because the lines above it say so. A blank line ends it. */
    void beginCode(int line, String text) {
        running.beginBlock();
        var about = start.take();
        var code = new OpenListing(out, "", about.language(), true, about.firstLine(line), line - 1);
        code.add(line, text);
        open = code;
    }

    private void beginTable(Delimiter delimiter, int line) {
        running.beginBlock();
        open = new OpenTable(out, start.take(), delimiter.closing(), line, words::prose, cells);
    }

    private void beginContainer(Delimiter delimiter, int line) {
        if (start.about().isCode()) {
            beginListing(delimiter, true, line);
        } else if (start.about().style().equals("comment")) {
            beginComment(delimiter, line);
        } else {
            enter(delimiter, start.take(), line);
        }
    }

    private void enter(Delimiter delimiter, BlockAttributes about, int line) {
        running.beginAdmonition(about.admonition(), line);
        if (!about.title().isEmpty()) {
            out.block(BlockKind.PROSE, about.firstLine(line), line - 1);
        }
        // Without an end it is only a line.
        if (ends.close(delimiter, line)) {
            containers.open(new Container(delimiter.closing(), running.enter(), citation(delimiter, about)));
        }
    }

    private static String citation(Delimiter delimiter, BlockAttributes about) {
        String author = delimiter.kind() == BlockContent.QUOTE ? about.positional(1) : "";
        String work = about.positional(2);
        return author.isEmpty() ? "" : "— " + author + (work.isEmpty() ? "" : ", " + work);
    }
}
