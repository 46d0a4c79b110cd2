package dev.docent.format.wiki;

import dev.docent.corpus.BlockKind;
import dev.docent.format.NumberedText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the lines of a page: headings, lists, tables, code and paragraphs. One page, one thread. */
final class WikiLines {
    private static final Pattern HEADING = Pattern.compile("(={1,6})(.{1,1000}?)\\1\\s*");
    private static final Pattern CODE = Pattern.compile("<(pre|syntaxhighlight|source)\\b[^<>]{0,300}>");
    private static final Pattern LANGUAGE = Pattern.compile("\\blang\\s*=\\s*[\"']?([\\w+#-]{1,30})");
    private static final int MAX_LIST_DEPTH = 6;
    private static final String REDIRECT = "#redirect";
    private static final String FENCE = "```";

    private final NumberedText text;
    private int line;
    private @Nullable BlockKind kind;
    /** The tag of the open block of code; empty if none is open. */
    private String code = "";

    private @Nullable WikiTable table;

    /** @param line the line of the file in which the page begins */
    WikiLines(NumberedText text, int line) {
        this.text = text;
        this.line = line - 1;
    }

    void write(String wikitext) {
        for (var next : wikitext.split("\n", -1)) {
            line++;
            if (!code.isEmpty()) {
                code(next);
            } else if (table != null) {
                row(table, next.strip());
            } else if (!next.isBlank()) {
                line(next, next.strip());
            }
        }
        if (table != null) {
            table.end();
        }
    }

    private void in(BlockKind next) {
        if (kind != next) {
            text.begin(next, line);
            kind = next;
        }
    }

    private void line(String next, String stripped) {
        var opening = CODE.matcher(next);
        var heading = HEADING.matcher(stripped);
        int markers = markers(next);
        if (stripped.startsWith("{|")) {
            in(BlockKind.TABLE);
            table = new WikiTable(text);
        } else if (opening.find() && !next.contains("</" + opening.group(1) + ">")) {
            openCode(next, opening.group(1), opening.start(), opening.end());
        } else if (heading.matches()) {
            text.heading(Math.max(2, heading.group(1).length()), WikiInline.words(heading.group(2)), line);
            kind = null;
        } else if (markers > 0) {
            in(BlockKind.LIST);
            text.write(line, item(next.substring(0, markers)) + WikiInline.words(next.substring(markers)));
        } else if (!stripped.startsWith("----")) {
            in(BlockKind.PROSE);
            boolean redirect = isRedirect(stripped);
            text.write(line, WikiInline.words(redirect ? "See" + stripped.substring(REDIRECT.length()) : stripped));
        }
    }

    private static boolean isRedirect(String next) {
        return next.regionMatches(true, 0, REDIRECT, 0, REDIRECT.length());
    }

    private static int markers(String next) {
        int markers = 0;
        while (markers < next.length() && "*#:;".indexOf(next.charAt(markers)) >= 0) {
            markers++;
        }
        return isRedirect(next) ? 0 : markers;
    }

    private static String item(String markers) {
        var indent = "  ".repeat(Math.min(MAX_LIST_DEPTH, markers.length() - 1));
        return switch (markers.charAt(markers.length() - 1)) {
            case '#' -> indent + "1. ";
            case ':' -> indent + "  ";
            default -> indent + "- ";
        };
    }

    /** The code may begin in the line of its tag, where no line is free for a fence. */
    private void openCode(String next, String tag, int start, int end) {
        text.begin(BlockKind.CODE, line);
        kind = null;
        code = tag;
        var language = LANGUAGE.matcher(next.substring(start, end));
        var before = WikiInline.words(next.substring(0, start));
        var after = next.substring(end).strip();
        text.write(line, (before + " " + FENCE + (language.find() ? language.group(1) : "") + " " + after).strip());
    }

    private void code(String next) {
        int end = next.indexOf("</" + code + ">");
        if (end < 0) {
            text.write(line, Entities.decode(next));
            return;
        }
        var last = Entities.decode(next.substring(0, end));
        text.write(line, last.isBlank() ? FENCE : last);
        text.begin(BlockKind.PROSE, line + 1);
        kind = null;
        code = "";
    }

    private void row(WikiTable open, String stripped) {
        if (!stripped.startsWith("|}")) {
            open.read(stripped, line);
            return;
        }
        open.end();
        table = null;
        kind = null;
    }
}
