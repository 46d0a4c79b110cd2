package dev.docent.format.text;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import java.util.regex.Pattern;

/** Finds the underlined headings of plain text, and the fences and tables that it borrows from light markup. Stateless. */
final class UnderlineReader {
    /** Characters that underline a heading in plain text, where a line of dots or quotes means something else. */
    private static final String UNDERLINES = "=-~^#*_";

    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,})[^`]*");

    private UnderlineReader() {}

    static void read(Sections sections) {
        var lines = sections.lines();
        var finder = new HeadingFinder(lines, UNDERLINES);
        int lastFence = lastFence(lines);
        int line = 1;
        while (line <= lines.count()) {
            int end = fenceEnd(lines, line, lastFence);
            if (end > 0) {
                sections.block(BlockKind.CODE, line, end);
                line = end + 1;
                continue;
            }
            int table = tableEnd(lines, line);
            if (table > line) {
                sections.block(BlockKind.TABLE, line, table);
                line = table + 1;
                continue;
            }
            var heading = finder.at(line);
            if (heading.isPresent()) {
                sections.heading(heading.get().depth(), heading.get().title(), line);
                line = heading.get().lastLine();
            }
            line++;
        }
    }

    /** Returns the last line of a fence, which plain text borrows from Markdown; 0 if there is none. */
    private static int fenceEnd(Lines lines, int line, int lastFence) {
        var fence = FENCE.matcher(lines.line(line));
        boolean underlines =
                line > 1 && !lines.isBlank(line - 1) && lines.line(line).startsWith("~");
        if (line >= lastFence || !fence.matches() || underlines) {
            return 0;
        }
        char mark = fence.group(1).charAt(0);
        for (int end = line + 1; end <= lastFence; end++) {
            if (isBareFence(lines.line(end)) && lines.line(end).strip().charAt(0) == mark) {
                return end;
            }
        }
        return lastFence;
    }

    /** Returns the last line that can end a fence, so that the end of a fence without one is not searched for. */
    private static int lastFence(Lines lines) {
        int line = lines.count();
        while (line > 0 && !isBareFence(lines.line(line))) {
            line--;
        }
        return line;
    }

    private static boolean isBareFence(String line) {
        String text = line.strip();
        return (text.startsWith("```") || text.startsWith("~~~"))
                && text.chars().allMatch(c -> c == text.charAt(0));
    }

    /** Returns the last line of the table of bars or crosses that begins here, otherwise the line itself. */
    private static int tableEnd(Lines lines, int line) {
        int end = line;
        if (isRow(lines, line)) {
            while (end < lines.count() && isRow(lines, end + 1)) {
                end++;
            }
        }
        return end;
    }

    private static boolean isRow(Lines lines, int line) {
        String text = lines.line(line).strip();
        boolean grid = text.startsWith("+-") || text.startsWith("+=");
        return (text.startsWith("|") || grid) && text.length() > 2 && (text.endsWith("|") || text.endsWith("+"));
    }
}
