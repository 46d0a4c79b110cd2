package dev.docent.format;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.PartKind;
import dev.docent.corpus.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The growing readable text of a document that is not read as text, with its blocks, as Markdown. One thread at a time.
 *
 * <p>If the document has pages, slides or the like, name those of each block before it with {@link #on} or {@link #in}.
 */
public final class Rendition {
    /** Prose is wrapped at this width, so that a citation names a few lines and not a whole paragraph. */
    private static final int WIDTH = 110;

    private record Part(List<String> headings, BlockKind kind, int start, int end) {}

    /** @param over whether it lies over cells, so that others may have the same rows */
    private record Counted(PartKind kind, String sheet, int first, int last, boolean over) {
        Counted(PartKind kind, String sheet, int first, int last) {
            this(kind, sheet, first, last, false);
        }

        Span.Part with(Span.Lines lines) {
            return kind.part(sheet, first, last, lines);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private final HeadingPath headings = new HeadingPath();
    private int lineCount;
    /** The lines of each page, slide or the like, in their order. */
    private final Map<Counted, Span.Lines> counted = new LinkedHashMap<>();

    private List<Counted> current = List.of();

    /** Says on which pages the next blocks are, until it is called again. Neither may be before the last page so far. */
    public void on(int first, int last) {
        current = IntStream.rangeClosed(first, last)
                .mapToObj(page -> new Counted(PartKind.PAGE, "", page, page))
                .toList();
    }

    /** Says in which slide, cell or message the next blocks are, until it is called again. The numbers of a kind must increase. */
    public void in(PartKind kind, int number) {
        current = List.of(new Counted(kind, "", number, number));
    }

    /** Says in which rows of a sheet the next blocks are, until it is called again. The rows of a sheet must increase. */
    public void inRows(String sheet, int first, int last) {
        current = List.of(new Counted(PartKind.CELLS, sheet, first, last));
    }

    /**
     * Says over which rows of a sheet the next blocks lie, until it is called again. They come after the rows of the sheet, and in
     * the order of the first row and the last one.
     */
    public void overRows(String sheet, int first, int last) {
        current = List.of(new Counted(PartKind.CELLS, sheet, first, last, true));
    }

    /** Says that the next blocks are in none of those, until another one is named. */
    public void nowhere() {
        current = List.of();
    }

    /** Returns how many characters it has. */
    public int length() {
        return text.length();
    }

    /** Adds a heading, which the blocks below have. */
    public void heading(int depth, String title) {
        headings.enter(depth, title);
        block(BlockKind.PROSE, List.of("#".repeat(depth) + " " + title), false);
    }

    /** Adds a paragraph, wrapped. */
    public void prose(String words, String indent) {
        block(BlockKind.PROSE, wrap(words, indent, indent), false);
    }

    /** Adds lines of prose as they are; none if the list is empty. */
    public void lines(List<String> lines) {
        block(BlockKind.PROSE, lines, false);
    }

    /**
     * Adds an item of a list.
     *
     * @param continues whether the item continues the list before it, so that both are one block
     */
    public void item(String words, String marker, boolean continues) {
        block(BlockKind.LIST, wrap(words, marker, " ".repeat(marker.length())), continues);
    }

    /** Adds rows of a table; none if the list is empty. */
    public void table(List<String> rows) {
        block(BlockKind.TABLE, rows, false);
    }

    /** Adds code between fences. */
    public void code(String code, String language) {
        var lines = new ArrayList<String>();
        // A fence must be longer than any inside the code.
        String fence = code.contains("```") ? "````" : "```";
        lines.add(fence + language);
        lines.addAll(code.stripTrailing().lines().toList());
        lines.add(fence);
        block(BlockKind.CODE, lines, false);
    }

    private void block(BlockKind kind, List<String> added, boolean continues) {
        if (added.isEmpty()) {
            return;
        }
        if (lineCount > 0 && !continues) {
            line("");
        }
        int start = lineCount + 1;
        added.forEach(this::line);
        var lines = new Span.Lines(start, lineCount);
        current.forEach(part -> counted.merge(part, lines, Span.Lines::union));
        if (continues && !parts.isEmpty()) {
            var last = parts.remove(parts.size() - 1);
            parts.add(new Part(last.headings(), last.kind(), last.start(), lineCount));
        } else {
            parts.add(new Part(headings.titles(), kind, start, lineCount));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
        lineCount++;
    }

    private static List<String> wrap(String words, String firstIndent, String indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(firstIndent);
        boolean empty = true;
        int start = 0;
        while (start < words.length()) {
            int space = words.indexOf(' ', start);
            int end = space < 0 ? words.length() : space;
            if (!empty && line.length() + 1 + end - start > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            if (!empty) {
                line.append(' ');
            }
            line.append(words, start, end);
            empty = false;
            start = end + 1;
        }
        if (!empty) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Returns the document. Without a title, it has that of its {@linkplain HeadingPath#title() headings}, or the name of the file. */
    public Document document(FileContent file, String title) {
        var outline = new Outline(text.toString());
        parts.forEach(part -> outline.block(part.headings(), part.kind(), part.start(), part.end()));
        String best = title.isBlank() ? headings.title().orElseGet(file::name) : title;
        return outline.document(file, best, new CountedParts(spans()));
    }

    private List<Span.Part> spans() {
        return counted.entrySet().stream()
                .map(part -> part.getKey().with(part.getValue()))
                .toList();
    }
}
