package dev.docent.model;

import dev.docent.corpus.BlockKind;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a passage apart into paragraphs, lists, tables and code. One use each. */
final class PassageParts {
    /**
     * A part of a passage.
     *
     * @param text running text on one line; or lines of Markdown that render by themselves
     */
    record Part(BlockKind kind, String text) {}

    /** The most lines of one piece of code that are quoted: 24. The rest is cut off, which a last line with … shows. */
    private static final int MAX_CODE_LINES = 24;

    /** The most rows of a table that are quoted, its two head rows included: 10. The rest is cut off. */
    private static final int MAX_TABLE_LINES = 10;

    /** The most words of a list that are quoted: 70. Items that go beyond are left out. */
    private static final int MAX_LIST_WORDS = 70;

    private static final Set<String> TEXT_FORMATS = Set.of(
            "md", "markdown", "mdx", "txt", "text", "rst", "adoc", "asciidoc", "html", "htm", "xhtml", "pdf", "docx");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(\\s.*)?");
    private static final Pattern RULE = Pattern.compile(" {0,3}([-=*_])(\\s*\\1){2,}\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d{1,9}[.)])\\s+.*");
    private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*");

    private final List<Part> parts = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private final List<String> lines;

    private PassageParts(List<String> lines) {
        this.lines = lines;
    }

    static List<Part> of(Passage passage) {
        var lines = passage.text().lines().toList();
        var path = passage.location().path();
        var extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean named = path.lastIndexOf('.') > path.lastIndexOf('/');
        boolean source = passage.kind() == BlockKind.CODE && named && !TEXT_FORMATS.contains(extension);
        return source ? sourceCode(lines, extension) : new PassageParts(lines).read();
    }

    /** Source code is cut at blank lines into pieces of a readable size. */
    private static List<Part> sourceCode(List<String> lines, String language) {
        var parts = new ArrayList<Part>();
        var piece = new ArrayList<String>();
        for (var line : lines) {
            boolean full = line.isBlank() ? piece.size() >= MAX_CODE_LINES / 2 : piece.size() >= MAX_CODE_LINES;
            if (full) {
                addCode(parts, piece, language);
                piece.clear();
            }
            if (!line.isBlank() || !piece.isEmpty()) {
                piece.add(line);
            }
        }
        addCode(parts, piece, language);
        return parts;
    }

    private List<Part> read() {
        int at = 0;
        while (at < lines.size()) {
            at = readFrom(at);
        }
        endParagraph();
        return parts;
    }

    /** Reads what begins on a line; returns the line after it. */
    private int readFrom(int at) {
        var line = lines.get(at);
        if (FENCE.matcher(line).matches()) {
            return readFence(at);
        }
        if (at + 1 < lines.size() && line.contains("|") && isTableRule(lines.get(at + 1))) {
            return readTable(at);
        }
        boolean begins = paragraph.isEmpty();
        if (ITEM.matcher(line).matches() && !RULE.matcher(line).matches()) {
            return readList(at);
        }
        if (begins && line.startsWith("    ") && !line.isBlank()) {
            return readIndentedCode(at);
        }
        if (RULE.matcher(line).matches()) {
            paragraph.clear(); // The line below a heading, or a line across the page.
        } else if (line.isBlank() || HEADING.matcher(line).matches()) {
            endParagraph();
        } else {
            paragraph.add(line.strip().replaceFirst("^(> ?)+", ""));
        }
        return at + 1;
    }

    private static boolean isTableRule(String line) {
        return line.contains("|") && TABLE_RULE.matcher(line).matches();
    }

    private int readFence(int start) {
        endParagraph();
        var opening = lines.get(start).strip();
        int length = 0;
        while (length < opening.length() && opening.charAt(length) == opening.charAt(0)) {
            length++;
        }
        var fence = opening.substring(0, length);
        int indent = lines.get(start).indexOf(opening.charAt(0));
        var code = new ArrayList<String>();
        int at = start + 1;
        while (at < lines.size()
                && !(lines.get(at).strip().startsWith(fence)
                        && isRun(lines.get(at).strip()))) {
            var line = lines.get(at);
            int blanks = line.length() - line.stripLeading().length();
            code.add(line.substring(Math.min(indent, blanks)));
            at++;
        }
        var info = opening.substring(length).strip().split("\\s", 2)[0].replaceAll("[^\\w+#.-]", "");
        addCode(parts, code, info);
        return at + 1;
    }

    private static boolean isRun(String line) {
        return line.chars().allMatch(c -> c == line.charAt(0));
    }

    private int readTable(int start) {
        endParagraph();
        int at = start;
        while (at < lines.size() && lines.get(at).contains("|")) {
            at++;
        }
        var rows = lines.subList(start, Math.min(at, start + MAX_TABLE_LINES));
        parts.add(new Part(BlockKind.TABLE, InlineText.quotable(String.join("\n", rows))));
        return at;
    }

    private int readList(int start) {
        endParagraph();
        int at = start + 1;
        while (at < lines.size() && continuesList(at)) {
            at++;
        }
        var items = String.join("\n", lines.subList(start, endOfItems(start, at)))
                .stripTrailing()
                .stripIndent();
        parts.add(new Part(BlockKind.LIST, InlineText.quotable(items)));
        return at;
    }

    /** Returns where to cut a list so that it keeps whole items and not too many words; it keeps its first item always. */
    private int endOfItems(int start, int listEnd) {
        int words = 0;
        int end = listEnd;
        for (int at = start; at < listEnd && words <= MAX_LIST_WORDS; at++) {
            if (ITEM.matcher(lines.get(at)).matches()) {
                end = at > start ? at : listEnd;
            }
            words += lines.get(at).isBlank() ? 0 : lines.get(at).strip().split("\\s+", -1).length;
        }
        return words > MAX_LIST_WORDS ? end : listEnd;
    }

    private boolean continuesList(int at) {
        var line = lines.get(at);
        if (line.isBlank()) {
            return at + 1 < lines.size() && !lines.get(at + 1).isBlank() && continuesList(at + 1);
        }
        boolean endsIt = HEADING.matcher(line).matches() || (FENCE.matcher(line).matches() && !line.startsWith(" "));
        boolean afterBlank = lines.get(at - 1).isBlank();
        return ITEM.matcher(line).matches() || line.startsWith("  ") || !(afterBlank || endsIt);
    }

    private int readIndentedCode(int start) {
        int at = start;
        var code = new ArrayList<String>();
        while (at < lines.size()
                && (lines.get(at).startsWith("    ") || lines.get(at).isBlank())) {
            code.add(lines.get(at).isBlank() ? "" : lines.get(at).substring(4));
            at++;
        }
        addCode(parts, code, "");
        return at;
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            parts.add(new Part(BlockKind.PROSE, String.join(" ", paragraph)));
            paragraph.clear();
        }
    }

    private static void addCode(List<Part> parts, List<String> code, String language) {
        var text = String.join("\n", code.subList(0, Math.min(code.size(), MAX_CODE_LINES)))
                .stripTrailing();
        if (text.isBlank()) {
            return;
        }
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        var rest = code.size() > MAX_CODE_LINES ? "\n…" : "";
        parts.add(new Part(BlockKind.CODE, fence + language + "\n" + text + rest + "\n" + fence));
    }
}
