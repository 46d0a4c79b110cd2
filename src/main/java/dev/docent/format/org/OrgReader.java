package dev.docent.format.org;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import dev.docent.format.NumberedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lines of a document of Org in their order. One document, one thread. */
final class OrgReader {
    private static final Pattern KEYWORD = Pattern.compile("\\s*#\\+(\\w+):\\s*(.*)");
    private static final Pattern BEGIN = Pattern.compile("(?i)\\s*#\\+begin_(\\w+)\\s*([\\w+#-]*).*");
    private static final Pattern DRAWER = Pattern.compile("\\s*:[\\w-]+:\\s*");
    private static final Pattern ITEM = Pattern.compile("(\\s*)([-+]|\\s\\*|\\d{1,9}[.)])(\\s+\\S.*|\\s*)");
    private static final Pattern TERM = Pattern.compile("\\s+(\\S.{0,200}?)\\s+::(\\s.*|$)");
    private static final Pattern FIXED = Pattern.compile("\\s*:(\\s.*)?");
    private static final String END = "#+end_";
    private static final String END_OF_DRAWER = ":end:";
    private static final String FENCE = "```";
    private static final Set<String> VERBATIM = Set.of("src", "example", "export", "comment");
    private static final List<String> STATES =
            List.of("TODO", "DONE", "NEXT", "WAITING", "HOLD", "STARTED", "CANCELLED", "CANCELED", "COMMENT");

    private final Lines lines;
    private final NumberedText text;
    private final Set<String> states = new HashSet<>(STATES);
    /** The last line of each kind that ends something, so that the end of what has none is not searched for. */
    private final Map<String, Integer> lastEnds = new HashMap<>();

    private BlockKind kind = BlockKind.PROSE;
    private int line = 1;

    private OrgReader(Lines lines) {
        this.lines = lines;
        this.text = new NumberedText(lines.count());
        for (int number = 1; number <= lines.count(); number++) {
            String end = lines.line(number).strip().toLowerCase(Locale.ROOT);
            if (end.startsWith(END)) {
                lastEnds.put(end, number);
            }
        }
    }

    static NumberedText read(Lines lines) {
        var reader = new OrgReader(lines);
        while (reader.line <= lines.count()) {
            reader.read(lines.line(reader.line).stripTrailing());
            reader.line++;
        }
        return reader.text;
    }

    private void read(String words) {
        var headline = OrgHeadline.of(words, states);
        if (headline.isPresent()) {
            headline(headline.get());
        } else if (!verbatim(words) && !leftOut(words)) {
            running(words);
        }
    }

    private void headline(OrgHeadline headline) {
        String words = OrgText.markdown(headline.words());
        text.heading(headline.depth(), words, line);
        kind = BlockKind.PROSE;
        if (!headline.note().isEmpty()) {
            text.write(line, "#".repeat(Math.min(6, headline.depth())) + " " + words + " (" + headline.note() + ")");
        }
    }

    /** Copies the block that begins here, if one does: code, or a comment, which is left out. */
    private boolean verbatim(String words) {
        var begin = BEGIN.matcher(words);
        String name = begin.matches() ? begin.group(1).toLowerCase(Locale.ROOT) : "";
        if (!VERBATIM.contains(name) || lastEnds.getOrDefault(END + name, 0) <= line) {
            return false;
        }
        boolean comment = name.equals("comment");
        int first = line;
        int end = endFrom(END + name);
        begin(comment ? BlockKind.PROSE : BlockKind.CODE);
        if (!comment) {
            text.write(first, FENCE + (name.equals("src") ? begin.group(2) : ""));
            for (int number = first + 1; number < end; number++) {
                text.write(number, lines.line(number));
            }
            text.write(end, FENCE);
        }
        line = end + 1;
        begin(BlockKind.PROSE);
        line = end;
        return true;
    }

    private int endFrom(String closing) {
        int end = line + 1;
        while (!lines.line(end).strip().equalsIgnoreCase(closing)) {
            end++;
        }
        return end;
    }

    /** Steps over lines that are for Org and not for readers. */
    private boolean leftOut(String words) {
        if (DRAWER.matcher(words).matches()) {
            int end = endOfDrawer();
            line = Math.max(line, end);
            return end > 0;
        }
        var keyword = KEYWORD.matcher(words);
        if (keyword.matches()) {
            keyword(keyword.group(1).toLowerCase(Locale.ROOT), keyword.group(2));
            return true;
        }
        String stripped = words.strip();
        return stripped.startsWith("#+") || stripped.equals("#") || stripped.startsWith("# ");
    }

    /** Returns the last line of the drawer that begins here; 0 if another one or a headline comes first. */
    private int endOfDrawer() {
        for (int end = line + 1; end <= lines.count(); end++) {
            String words = lines.line(end);
            if (words.strip().equalsIgnoreCase(END_OF_DRAWER)) {
                return end;
            }
            if (words.startsWith("*") || DRAWER.matcher(words).matches()) {
                return 0;
            }
        }
        return 0;
    }

    private void keyword(String name, String value) {
        switch (name) {
            case "title" -> {
                if (!value.isBlank()) {
                    text.title(OrgText.markdown(value));
                    text.write(line, "# " + OrgText.markdown(value));
                }
            }
            case "caption" -> text.write(line, "**" + OrgText.markdown(value) + "**");
            case "todo", "seq_todo", "typ_todo" ->
                states.addAll(
                        List.of(value.replaceAll("\\([^)]*\\)|\\|", " ").strip().split("\\s+", -1)));
            default -> {
                // The others say how a document is exported.
            }
        }
    }

    private void running(String words) {
        var item = ITEM.matcher(words);
        if (words.stripLeading().startsWith("|")) {
            begin(BlockKind.TABLE);
            text.write(line, words.stripLeading().startsWith("|-") ? words.replace('+', '|') : OrgText.markdown(words));
        } else if (item.matches()) {
            begin(BlockKind.LIST);
            item(item.group(1), item.group(2).strip(), item.group(3));
        } else if (FIXED.matcher(words).matches()) {
            begin(BlockKind.CODE);
            text.write(line, "    " + words.strip().substring(1).replaceFirst("^ ", ""));
        } else if (!words.isBlank()) {
            boolean inList = kind == BlockKind.LIST && Character.isWhitespace(words.charAt(0));
            begin(inList ? BlockKind.LIST : BlockKind.PROSE);
            text.write(line, OrgText.markdown(words.endsWith("\\\\") ? words.substring(0, words.length() - 2) : words));
        } else if (kind != BlockKind.LIST) {
            begin(BlockKind.PROSE);
        }
    }

    private void item(String indent, String marker, String words) {
        String bullet = Character.isDigit(marker.charAt(0)) ? marker : "-";
        var term = TERM.matcher(words);
        String content = term.matches()
                ? " **" + OrgText.markdown(term.group(1)) + "**:" + OrgText.markdown(term.group(2))
                : OrgText.markdown(words);
        text.write(line, indent + bullet + content);
    }

    private void begin(BlockKind next) {
        if (kind != next) {
            text.begin(next, line);
            kind = next;
        }
    }
}
