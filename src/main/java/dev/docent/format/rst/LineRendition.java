package dev.docent.format.rst;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The readable text of a file, with as many lines as the file, and its blocks. Lines are blank until they are written. One thread. */
final class LineRendition {
    /** @param list the number of the list that the block is a part of; 0 outside lists */
    private record Part(List<String> headings, BlockKind kind, int list, int start, int end) {
        boolean goesOnWith(Part next) {
            return kind == BlockKind.LIST
                    && next.kind == BlockKind.LIST
                    && list == next.list
                    && headings.equals(next.headings);
        }
    }

    private final String[] lines;
    private final List<Part> parts = new ArrayList<>();

    LineRendition(int count) {
        lines = new String[count];
        Arrays.fill(lines, "");
    }

    void write(int line, String text) {
        lines[line - 1] = text.stripTrailing();
    }

    /** Returns whether a line exists and is blank so far. */
    boolean isFree(int line) {
        return line >= 1 && line <= lines.length && lines[line - 1].isEmpty();
    }

    /** Adds a block of written lines, which follow those of the block before. Neighbors in the same list become one block. */
    void block(List<String> headings, BlockKind kind, int list, int start, int end) {
        var part = new Part(headings, kind, list, start, end);
        var last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.goesOnWith(part)) {
            parts.set(parts.size() - 1, new Part(headings, kind, list, last.start(), end));
        } else {
            parts.add(part);
        }
    }

    Document document(FileContent file, String title) {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line).append('\n');
        }
        var outline = new Outline(text.toString());
        parts.forEach(part -> outline.block(part.headings(), part.kind(), part.start(), part.end()));
        return outline.document(file, title);
    }
}
