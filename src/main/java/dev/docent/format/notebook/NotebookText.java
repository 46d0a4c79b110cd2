package dev.docent.format.notebook;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.corpus.Span;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import dev.docent.format.frontmatter.FrontMatter;
import dev.docent.format.markdown.MarkdownBlocks;
import java.util.ArrayList;
import java.util.List;

/** The growing text of a notebook. One thread at a time. */
final class NotebookText {
    /** Lines of one kind: Markdown, or one block of code. */
    private record Area(boolean code, int start, int end) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Area> areas = new ArrayList<>();
    private final List<Span.Part> cells = new ArrayList<>();
    private String title = "";
    private int lineCount;

    int length() {
        return text.length();
    }

    void add(InputCell cell) {
        int before = lineCount;
        if (cell.isCode()) {
            fence(cell.language(), cell.source());
            fence("", cell.output());
        } else {
            markdown(cell);
        }
        if (lineCount > before) {
            int start = before == 0 ? 1 : before + 2;
            cells.add(new Span.NotebookCell(cell.number(), cell.number(), new Span.Lines(start, lineCount)));
        }
    }

    private void markdown(InputCell cell) {
        var frontMatter = cell.number() == 1 ? FrontMatter.of(Lines.of(cell.source() + "\n")) : FrontMatter.NONE;
        title = frontMatter.titleOr(title);
        add(false, frontMatter.blankedOut(cell.source() + "\n").strip());
    }

    private void fence(String language, String code) {
        if (!code.isBlank()) {
            // A fence must be longer than any inside the code.
            var fence = code.contains("```") ? "`".repeat(longestFence(code) + 1) : "```";
            add(true, fence + language + "\n" + code + "\n" + fence);
        }
    }

    private static int longestFence(String code) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private void add(boolean code, String content) {
        if (content.isEmpty()) {
            return;
        }
        if (lineCount > 0) {
            text.append('\n');
            lineCount++;
        }
        int start = lineCount + 1;
        text.append(content).append('\n');
        lineCount += (int) content.lines().count();
        areas.add(new Area(code, start, lineCount));
    }

    Document document(FileContent file) {
        var outline = new Outline(text.toString());
        var blocks = new MarkdownBlocks(outline);
        for (var area : areas) {
            if (area.code()) {
                blocks.block(BlockKind.CODE, area.start(), area.end());
            } else {
                blocks.read(area.start(), area.end());
            }
        }
        var best = blocks.title().orElseGet(() -> title.isEmpty() ? file.name() : title);
        return outline.document(file, best, new CountedParts(cells));
    }
}
