package dev.docent.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Leaves out the lines of Markdown that say nothing: those that a reader of the page never sees (comments, lines of nothing but
 * HTML tags, the targets of links that stand elsewhere), and the table of contents of the page, whose items only name other
 * places on it. Code keeps all of its lines. For one use.
 */
final class ShownLines {
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
    private static final Pattern TAGS = Pattern.compile("\\s*(</?[A-Za-z][A-Za-z0-9-]*(\\s[^<>]*)?/?>\\s*)++");
    private static final Pattern LINK_TARGET = Pattern.compile(" {0,3}\\[[^\\]]+]:\\s+\\S.*");
    private static final Pattern CONTENTS =
            Pattern.compile("\\s*(?:[-*+]|\\d{1,9}[.)])\\s+\\[(?:[^\\[\\]]|\\[[^\\[\\]]*])*+]\\(#[^)\\s]*\\)\\s*");
    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";

    private final List<String> shown = new ArrayList<>();

    /** The marks of the fence that the code at hand ends with; empty outside of code. */
    private String fence = "";

    private boolean comment;

    private ShownLines() {}

    static List<String> of(List<String> lines) {
        var reader = new ShownLines();
        lines.forEach(reader::read);
        return reader.shown;
    }

    private void read(String line) {
        if (comment) {
            comment = !line.contains(CLOSE);
            return;
        }
        if (!fence.isEmpty()) {
            fence = line.strip().startsWith(fence) ? "" : fence;
            shown.add(line);
            return;
        }
        var marks = FENCE.matcher(line);
        if (marks.matches()) {
            fence = marks.group(1);
            shown.add(line);
            return;
        }
        if (line.strip().startsWith(OPEN)) {
            comment = !line.contains(CLOSE);
            return;
        }
        if (Stream.of(TAGS, LINK_TARGET, CONTENTS)
                .noneMatch(kind -> kind.matcher(line).matches())) {
            shown.add(line);
        }
    }
}
