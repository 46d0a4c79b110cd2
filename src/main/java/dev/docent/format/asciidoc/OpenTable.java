package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.format.NumberedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table. Becomes rows of Markdown, or ordinary blocks if its cells contain blocks. One table, one thread. */
final class OpenTable implements OpenBlock {
    /** Reads the lines of cells that contain blocks. */
    interface CellReader {
        void read(int line, String text, boolean beginsCell);
    }

    private record Row(int line, String words, boolean beginsCell) {}

    private final NumberedText text;
    private final BlockAttributes attributes;
    private final String closing;
    private final int line;
    private final TableCells cells;
    private final UnaryOperator<String> readable;
    private final CellReader blocks;
    private final List<Row> rows = new ArrayList<>();
    private boolean gapBelowFirst;

    OpenTable(
            NumberedText text,
            BlockAttributes attributes,
            String closing,
            int line,
            UnaryOperator<String> readable,
            CellReader blocks) {
        this.text = text;
        this.attributes = attributes;
        this.closing = closing;
        this.line = line;
        this.readable = readable;
        this.blocks = blocks;
        this.cells = cells(attributes, closing.charAt(0));
    }

    private static TableCells cells(BlockAttributes attributes, char mark) {
        String format = attributes.named("format");
        String separator = attributes.named("separator");
        char usual = mark == '!' ? '!' : '|';
        boolean byCommas = mark == ',' || format.equals("csv");
        boolean byColons = mark == ':' || format.equals("dsv");
        char between = byCommas ? ',' : byColons ? ':' : format.equals("tsv") ? '\t' : usual;
        boolean rowPerLine = between != usual;
        return new TableCells(separator.length() == 1 ? separator.charAt(0) : between, rowPerLine);
    }

    @Override
    public boolean endsWith(String line) {
        return line.equals(closing);
    }

    @Override
    public void add(int number, String words) {
        int before = cells.cells().size();
        String shown = cells.add(number, words);
        rows.add(new Row(number, shown, cells.cells().size() > before));
        gapBelowFirst |= rows.size() == 2 && words.isBlank() && before > 0;
    }

    @Override
    public void end(int last, boolean closed) {
        if (cells.cells().isEmpty()) {
            writeUnread(last);
            return;
        }
        var drawing = new TableRows(attributes, cells.cells(), line, last, readable);
        if (drawing.isFlat()) {
            draw(drawing, last);
        } else {
            text.block(BlockKind.PROSE, attributes.firstLine(line), line);
            rows.forEach(row -> blocks.read(row.line(), row.words(), row.beginsCell()));
        }
    }

    /** Without a cell, there may be the names of files with cells. */
    private void writeUnread(int last) {
        rows.forEach(row -> text.write(row.line(), row.words()));
        text.block(BlockKind.PROSE, attributes.firstLine(line), last);
    }

    private void draw(TableRows drawing, int last) {
        var lines = drawing.draw(hasHead(drawing));
        for (int i = 0; i < lines.size(); i++) {
            text.write(line + i, lines.get(i));
        }
        text.block(BlockKind.TABLE, attributes.firstLine(line), last);
    }

    /** The first row is the head if the attributes say so, or if it is whole on the first line and a blank line follows. */
    private boolean hasHead(TableRows drawing) {
        boolean shown = gapBelowFirst && cells.cells().size() > drawing.columns() && drawing.firstRowIsOnOneLine();
        return attributes.hasOption("header") || (shown && !attributes.hasOption("noheader"));
    }
}
