package dev.docent.format.text;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the headlines, blocks and tables of Org (<a href="https://orgmode.org/worg/org-syntax.html">its syntax</a>). Stateless. */
final class OrgReader {
    private static final Pattern HEADLINE = Pattern.compile("(\\*{1,12}) +(\\S.*)");
    private static final Pattern TAGS = Pattern.compile("\\s+:[\\w@#%:]+:$");
    private static final Pattern TITLE = Pattern.compile("(?i)#\\+title:\\s*(\\S.*)");
    private static final Pattern BEGIN = Pattern.compile("(?i)\\s*#\\+begin_(\\w+)(\\s.*)?");
    private static final String END = "#+end_";
    private static final Set<String> VERBATIM = Set.of("src", "example", "export", "comment");

    private OrgReader() {}

    static void read(Sections sections) {
        var lines = sections.lines();
        var lastEnds = lastEnds(lines);
        boolean titled = false;
        int line = 1;
        while (line <= lines.count()) {
            String text = lines.line(line).stripTrailing();
            int end = blockEnd(lines, line, lastEnds);
            var headline = HEADLINE.matcher(text);
            var title = TITLE.matcher(text);
            if (end > 0) {
                sections.block(BlockKind.CODE, line, end);
                line = end;
            } else if (text.stripLeading().startsWith("|")) {
                end = tableEnd(lines, line);
                sections.block(BlockKind.TABLE, line, end);
                line = end;
            } else if (headline.matches()) {
                sections.heading(
                        headline.group(1).length(),
                        TAGS.matcher(headline.group(2)).replaceFirst(""),
                        line);
            } else if (!titled && title.matches()) {
                sections.title(title.group(1));
                titled = true;
            }
            line++;
        }
    }

    /** Returns the last line of the block with text of another language that begins here; 0 if none does. */
    private static int blockEnd(Lines lines, int line, Map<String, Integer> lastEnds) {
        var begin = BEGIN.matcher(lines.line(line));
        if (!begin.matches() || !VERBATIM.contains(begin.group(1).toLowerCase(Locale.ROOT))) {
            return 0;
        }
        String closing = END + begin.group(1).toLowerCase(Locale.ROOT);
        if (lastEnds.getOrDefault(closing, 0) <= line) {
            return 0;
        }
        int end = line + 1;
        while (!lines.line(end).strip().equalsIgnoreCase(closing)) {
            end++;
        }
        return end;
    }

    /** Returns the last line of each kind that ends a block, so that the end of a block without one is not searched for. */
    private static Map<String, Integer> lastEnds(Lines lines) {
        var last = new HashMap<String, Integer>();
        for (int line = 1; line <= lines.count(); line++) {
            String text = lines.line(line).strip();
            if (text.regionMatches(true, 0, END, 0, END.length())) {
                last.put(text.toLowerCase(Locale.ROOT), line);
            }
        }
        return last;
    }

    private static int tableEnd(Lines lines, int line) {
        int end = line;
        while (end < lines.count() && lines.line(end + 1).stripLeading().startsWith("|")) {
            end++;
        }
        return end;
    }
}
