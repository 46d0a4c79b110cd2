package dev.docent.format.html;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.HeadingPath;
import dev.docent.format.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The growing readable text of a page, with its blocks. One thread at a time. */
final class Rendition {
    /** Prose is wrapped at this width, so that a citation names a few lines and not a whole paragraph. */
    private static final int WIDTH = 110;

    private record Part(List<String> headings, BlockKind kind, int start, int end) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private final HeadingPath headings = new HeadingPath();
    private @Nullable String firstHeading;
    private int lineCount;

    void heading(int depth, String title) {
        headings.enter(depth, title);
        firstHeading = Objects.requireNonNullElse(firstHeading, title);
        block(BlockKind.PROSE, List.of("#".repeat(depth) + " " + title), false);
    }

    void prose(String words, String indent) {
        block(BlockKind.PROSE, wrap(words, indent, indent), false);
    }

    /** @param continues whether the item continues the list before it, so that both are one block */
    void item(String words, String marker, boolean continues) {
        block(BlockKind.LIST, wrap(words, marker, " ".repeat(marker.length())), continues);
    }

    void table(List<String> rows) {
        block(BlockKind.TABLE, rows, false);
    }

    void code(String code, String language) {
        var lines = new ArrayList<String>();
        // A fence must be longer than any inside the code.
        String fence = code.contains("```") ? "````" : "```";
        lines.add(fence + language);
        lines.addAll(code.stripTrailing().lines().toList());
        lines.add(fence);
        block(BlockKind.CODE, lines, false);
    }

    private void block(BlockKind kind, List<String> lines, boolean continues) {
        if (lines.isEmpty()) {
            return;
        }
        if (lineCount > 0 && !continues) {
            line("");
        }
        int start = lineCount + 1;
        lines.forEach(this::line);
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

    Document document(FileContent file, String title) {
        var outline = new Outline(text.toString());
        parts.forEach(part -> outline.block(part.headings(), part.kind(), part.start(), part.end()));
        String best = title.isBlank() ? Objects.requireNonNullElseGet(firstHeading, file::name) : title;
        return outline.document(file, best);
    }
}
