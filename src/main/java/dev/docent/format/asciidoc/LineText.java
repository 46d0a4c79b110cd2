package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.HeadingPath;
import dev.docent.format.Outline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing readable text with as many lines as its file, and its blocks in the order of their lines. One thread at a time. */
final class LineText {
    private record Part(List<String> headings, BlockKind kind, int first, int last) {}

    private final String[] lines;
    private final List<Part> parts = new ArrayList<>();
    private final HeadingPath headings = new HeadingPath();
    private List<String> titles = List.of();

    LineText(int count) {
        lines = new String[count];
        Arrays.fill(lines, "");
    }

    /** Sets what a line says; at first it is blank. */
    void set(int line, String text) {
        lines[line - 1] = text.stripTrailing();
    }

    void enter(int depth, String title) {
        headings.enter(depth, title);
        titles = headings.titles();
    }

    /** Adds a block. Lines that are in a block already stay there. */
    void block(BlockKind kind, int first, int last) {
        int free = parts.isEmpty()
                ? first
                : Math.max(first, parts.get(parts.size() - 1).last() + 1);
        if (free <= last) {
            parts.add(new Part(titles, kind, free, last));
        }
    }

    /** Adds lines of a list to the block before them if that is a list too, otherwise as a block. */
    void continueList(int first, int last) {
        int end = parts.size() - 1;
        var before = end < 0 ? null : parts.get(end);
        if (before == null
                || before.kind() != BlockKind.LIST
                || !before.headings().equals(titles)) {
            block(BlockKind.LIST, first, last);
        } else if (last > before.last()) {
            parts.set(end, new Part(titles, BlockKind.LIST, before.first(), last));
        }
    }

    Document document(FileContent file, String title) {
        var outline = new Outline(String.join("\n", lines) + "\n");
        parts.forEach(part -> outline.block(part.headings(), part.kind(), part.first(), part.last()));
        return outline.document(file, title);
    }
}
