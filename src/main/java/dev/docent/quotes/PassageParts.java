package dev.docent.quotes;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits running text in Markdown into paragraphs, lists, tables and code. For one use. */
final class PassageParts {
    /**
     * The most rows of a table that are quoted, including its two head rows: 7. Of a larger table, the first rows or a single one
     * are quoted.
     */
    private static final int MAX_TABLE_LINES = 7;

    /** The most words of a list that are quoted: 70. Further items are left out. */
    private static final int MAX_LIST_WORDS = 70;

    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(\\s.*)?");
    private static final Pattern RULE = Pattern.compile(" {0,3}([-=*_])(\\s*\\1){2,}+\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d{1,9}[.)])\\s+.*");
    private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*+\\|?\\s*");

    private final List<PassagePart> parts = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private final List<String> lines;
    private String heading;

    private PassageParts(List<String> lines, String heading) {
        this.lines = lines;
        this.heading = heading;
    }

    static List<PassagePart> of(Passage passage) {
        var lines = passage.readable().lines().toList();
        var headings = passage.chunk().headings();
        var path = passage.location().path();
        var language = Language.of(path);
        boolean named = !Extensions.of(path).isEmpty();
        boolean prose = language.map(Language::isProse).orElse(true);
        if (passage.kind() == BlockKind.CODE && !prose) {
            var outermost = headings.isEmpty() ? passage.title() : headings.get(0);
            return SourceParts.of(lines, SourceSyntax.of(path), outermost);
        }
        return of(
                named ? LightMarkup.markdown(path, lines) : lines,
                passage.chunk().heading());
    }

    /** Returns the parts of running text. */
    static List<PassagePart> of(List<String> lines, String heading) {
        return new PassageParts(ShownLines.of(lines), heading).read();
    }

    private List<PassagePart> read() {
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
            // The line below a heading, or a line across the page.
            heading = paragraph.isEmpty() ? heading : String.join(" ", paragraph);
            paragraph.clear();
        } else if (line.isBlank()) {
            endParagraph();
        } else if (HEADING.matcher(line).matches()) {
            endParagraph();
            heading = line.strip().replaceAll("^#+\\s*|\\s+#+$", "");
        } else {
            paragraph.add(line.strip().replaceFirst("^(> ?)++", ""));
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
        addCode(code, info);
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
        boolean whole = at - start <= MAX_TABLE_LINES;
        addTable(lines.subList(start, whole ? at : start + MAX_TABLE_LINES), !whole, true);
        for (int row = start + 2; row < at && !whole; row++) {
            addTable(List.of(lines.get(start), lines.get(start + 1), lines.get(row)), false, false);
        }
        return at;
    }

    private void addTable(List<String> rows, boolean cut, boolean belongs) {
        parts.add(
                new PassagePart(BlockKind.TABLE, InlineText.quotable(String.join("\n", rows)), heading, cut, belongs));
    }

    private int readList(int start) {
        endParagraph();
        int at = start + 1;
        while (at < lines.size() && continuesList(at)) {
            at++;
        }
        int end = endOfItems(start, at);
        addList(start, end, end < at, true);
        if (end < at) {
            addItems(start, at);
        }
        return at;
    }

    private void addList(int start, int end, boolean cut, boolean belongs) {
        var items = String.join("\n", lines.subList(start, end)).stripTrailing().stripIndent();
        parts.add(new PassagePart(BlockKind.LIST, InlineText.quotable(items), heading, cut, belongs));
    }

    /** Each item of a long list may be the answer. */
    private void addItems(int start, int listEnd) {
        int from = start;
        int margin = indent(lines.get(start));
        for (int at = start + 1; at <= listEnd; at++) {
            boolean begins = at < listEnd && ITEM.matcher(lines.get(at)).matches() && indent(lines.get(at)) <= margin;
            if (begins || at == listEnd) {
                addItem(from, at);
                from = at;
            }
        }
    }

    /** Adds an item and, if it is long, each item inside it too. */
    private void addItem(int start, int end) {
        addList(start, end, false, false);
        int inner = start + 1;
        while (inner < end
                && !(ITEM.matcher(lines.get(inner)).matches() && indent(lines.get(inner)) > indent(lines.get(start)))) {
            inner++;
        }
        if (inner < end && endOfItems(start, end) < end) {
            addItems(inner, end);
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Returns where to cut a list so that it has whole items and not too many words. It always keeps its first item. */
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
        addCode(code, "");
        return at;
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            parts.add(PassagePart.prose(String.join(" ", paragraph), heading));
            paragraph.clear();
        }
    }

    private void addCode(List<String> code, String language) {
        if (!code.stream().allMatch(String::isBlank)) {
            parts.add(PassagePart.code(code, language, heading));
        }
    }
}
