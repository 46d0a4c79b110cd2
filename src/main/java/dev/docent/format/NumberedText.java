package dev.docent.format;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The readable text of a file whose markup reads badly, as Markdown. It has as many lines as the file, so that the number
 * of a line is that of the line of the file: a line is empty until it is written, and a line of pure markup stays so. Blocks are
 * in the order of their lines: {@linkplain #begin begin} each below the one before, or {@linkplain #block add} each with its
 * lines. One thread at a time.
 */
public final class NumberedText {
    /** @param parted whether its blank lines part paragraphs */
    private record Part(List<String> headings, BlockKind kind, boolean parted, int first, int last) {
        boolean isOf(List<String> others, BlockKind other) {
            return kind == other && headings.equals(others);
        }

        void addTo(Outline outline) {
            if (parted) {
                outline.paragraphs(headings, kind, first, last);
            } else {
                outline.block(headings, kind, first, last);
            }
        }
    }

    private final String[] lines;
    private final List<Part> parts = new ArrayList<>();
    private final HeadingPath headings = new HeadingPath();
    private List<String> titles = List.of();
    private @Nullable String title;

    // The block that was begun.
    private BlockKind kind = BlockKind.PROSE;
    private int start = 1;

    /** @param count the number of lines of the file */
    public NumberedText(int count) {
        lines = new String[count];
        Arrays.fill(lines, "");
    }

    /** Writes a line. */
    public void write(int line, String text) {
        lines[line - 1] = text.stripTrailing();
    }

    /** Returns whether a line exists and is empty so far. */
    public boolean isFree(int line) {
        return line >= 1 && line <= lines.length && lines[line - 1].isEmpty();
    }

    /** Enters a heading, below which the next blocks are. */
    public void enter(int depth, String words) {
        headings.enter(depth, words);
        titles = headings.titles();
    }

    /** Begins a block with a heading, writes it, and enters it. */
    public void heading(int depth, String words, int line) {
        begin(BlockKind.PROSE, line);
        enter(depth, words);
        write(line, "#".repeat(Math.min(6, depth)) + " " + words);
    }

    /** Sets the title of the document, if it has none yet. */
    public void title(String words) {
        title = Objects.requireNonNullElse(title, words);
    }

    /** Ends the block before this line, and begins the next one. Blank lines part the paragraphs of prose. */
    public void begin(BlockKind next, int line) {
        if (start < line) {
            parts.add(new Part(titles, kind, kind == BlockKind.PROSE, start, line - 1));
        }
        kind = next;
        start = line;
    }

    /** Adds a block below the last heading. Lines that are in a block already stay there. */
    public void block(BlockKind added, int first, int last) {
        block(titles, added, first, last);
    }

    /** Adds a block below some headings. Lines that are in a block already stay there. */
    public void block(List<String> above, BlockKind added, int first, int last) {
        int free = parts.isEmpty()
                ? first
                : Math.max(first, parts.get(parts.size() - 1).last() + 1);
        if (free <= last) {
            parts.add(new Part(above, added, false, free, last));
        }
    }

    /** Adds lines of a list below the last heading, as {@link #continueList(List, int, int)} does. */
    public void continueList(int first, int last) {
        continueList(titles, first, last);
    }

    /** Adds lines of a list to the block before them if that is a list below the same headings, otherwise as a block. */
    public void continueList(List<String> above, int first, int last) {
        int end = parts.size() - 1;
        var before = end < 0 ? null : parts.get(end);
        if (before == null || !before.isOf(above, BlockKind.LIST)) {
            block(above, BlockKind.LIST, first, last);
        } else if (last > before.last()) {
            parts.set(end, new Part(above, BlockKind.LIST, false, before.first(), last));
        }
    }

    /** Returns the title that the {@linkplain HeadingPath#title() headings} give so far. */
    public Optional<String> headingTitle() {
        return headings.title();
    }

    /** Ends the block that was begun, and returns the document; its name is the title if there is no other. */
    public Document document(FileContent file) {
        begin(BlockKind.PROSE, lines.length + 1);
        return document(file, title != null ? title : headings.title().orElseGet(file::name));
    }

    /** Returns the document of the blocks that were added. */
    public Document document(FileContent file, String name) {
        var outline = new Outline(String.join("\n", lines) + "\n");
        parts.forEach(part -> part.addTo(outline));
        return outline.document(file, name);
    }
}
