package dev.docent.quotes;

import dev.docent.corpus.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns lines of AsciiDoc, Org and plain text into Markdown, as far as quotes need it: code, headings and tables must remain
 * what they are. Documents of reStructuredText are Markdown already; only the lines that fill their tables are left out. For one
 * use.
 */
final class LightMarkup {
    private static final Pattern HEADING = Pattern.compile("([=*]{1,6})[ \\t]+(\\S.*)");
    private static final Pattern SOURCE = Pattern.compile("\\[(?:source)?,\\s*([\\w+#-]+).*]\\s*");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\[.*]\\s*");
    private static final Pattern CAPTION = Pattern.compile("\\.([^\\s.].*)");
    private static final Pattern DELIMITER = Pattern.compile("(-{4,}|\\.{4,}|\\+{4,}|```.*)");
    private static final Pattern CONTAINER = Pattern.compile("--|={4,}|\\*{4,}|_{4,}|/{4,}");
    private static final Pattern ASCIIDOC_TABLE = Pattern.compile("\\|={3,}");
    private static final Pattern ITEM = Pattern.compile("(\\*{1,6}|\\.{1,6})[ \\t]+(\\S.*)");
    private static final Pattern ORG_BLOCK = Pattern.compile("(?i)\\s*#\\+(begin|end)_(src|example)\\s*([\\w+#-]*).*");
    private static final Pattern RULE = Pattern.compile("([=\\-~^\"'`#*+:.<>_])\\1{2,}\\s*");
    private static final String FENCE = "````";

    private final List<String> lines;
    private final List<String> markdown = new ArrayList<>();
    private int at;

    private LightMarkup(List<String> lines) {
        this.lines = lines;
    }

    /** Returns lines of a file as Markdown. Lines of other formats are returned unchanged. */
    static List<String> markdown(String path, List<String> lines) {
        var markup = new LightMarkup(lines);
        switch (Language.of(path).orElse(Language.TEXT)) {
            case ASCIIDOC -> markup.asciiDoc();
            case ORG -> markup.org();
            case RESTRUCTURED_TEXT -> markup.withoutFillers();
            case TEXT -> markup.underlined();
            default -> {
                return lines;
            }
        }
        return markup.markdown;
    }

    private void asciiDoc() {
        String language = "";
        while (at < lines.size()) {
            String line = lines.get(at++).stripTrailing();
            var source = SOURCE.matcher(line);
            var heading = HEADING.matcher(line);
            var caption = CAPTION.matcher(line);
            if (source.matches()) {
                language = source.group(1);
            } else if (heading.matches() && line.startsWith("=")) {
                heading(heading.group(1).length(), heading.group(2));
            } else if (isUnderlined(line, 1)) {
                heading(2, line);
                at++;
            } else if (DELIMITER.matcher(line).matches()) {
                fence(line.startsWith("```") ? "```" : line, language);
                language = "";
            } else if (ASCIIDOC_TABLE.matcher(line).matches()) {
                asciiDocTable(line);
            } else if (CONTAINER.matcher(line).matches()
                    || ATTRIBUTES.matcher(line).matches()) {
                markdown.add("");
            } else if (caption.matches()) {
                markdown.add("**" + caption.group(1) + "**");
                markdown.add("");
            } else if (!line.startsWith("//")) {
                markdown.add(item(line));
            }
        }
    }

    private static String item(String line) {
        var item = ITEM.matcher(line);
        if (!item.matches()) {
            return line;
        }
        String marker = item.group(1).startsWith("*") ? "- " : "1. ";
        return "   ".repeat(item.group(1).length() - 1) + marker + item.group(2);
    }

    private void heading(int depth, String title) {
        markdown.add("#".repeat(Math.min(6, depth)) + " " + title);
    }

    /** Copies the lines of a listing up to its last line. */
    private void fence(String closing, String language) {
        markdown.add(FENCE + language);
        while (at < lines.size() && !lines.get(at).stripTrailing().equals(closing)) {
            markdown.add(lines.get(at++));
        }
        at++;
        markdown.add(FENCE);
    }

    private void asciiDocTable(String closing) {
        boolean head = true;
        while (at < lines.size() && !lines.get(at).stripTrailing().equals(closing)) {
            String row = lines.get(at++).strip();
            var cells = row.startsWith("|") ? row.substring(1).split("\\|", -1) : new String[0];
            if (cells.length < 2) {
                markdown.add(row);
                continue;
            }
            markdown.add("|" + String.join("|", cells) + "|");
            if (head) {
                markdown.add("|" + "---|".repeat(cells.length));
                head = false;
            }
        }
        at++;
        markdown.add("");
    }

    private void org() {
        while (at < lines.size()) {
            String line = lines.get(at++).stripTrailing();
            var block = ORG_BLOCK.matcher(line);
            var heading = HEADING.matcher(line);
            if (block.matches()) {
                markdown.add(FENCE + (block.group(1).equalsIgnoreCase("begin") ? block.group(3) : ""));
            } else if (heading.matches() && line.startsWith("*")) {
                heading(heading.group(1).length(), heading.group(2));
            } else if (line.startsWith("|-")) {
                markdown.add(line.replace('+', '|'));
            } else if (!line.startsWith("#+")) {
                markdown.add(line);
            }
        }
    }

    private void underlined() {
        while (at < lines.size()) {
            String line = lines.get(at++).stripTrailing();
            if (isUnderlined(line, Math.max(2, line.length() / 3))) {
                heading(2, line.strip());
                at++;
            } else if (RULE.matcher(line).matches()
                    && at + 1 < lines.size()
                    && lines.get(at + 1).startsWith(line)) {
                heading(2, lines.get(at).strip());
                at += 2;
            } else {
                markdown.add(line);
            }
        }
    }

    private void withoutFillers() {
        lines.stream().filter(line -> !line.strip().equals("|")).forEach(markdown::add);
    }

    private boolean isUnderlined(String line, int difference) {
        boolean alone = at < 2
                || lines.get(at - 2).isBlank()
                || ATTRIBUTES.matcher(lines.get(at - 2)).matches();
        String rule = at < lines.size() ? lines.get(at).stripTrailing() : "";
        boolean words = line.chars().anyMatch(Character::isLetterOrDigit) && "[|.".indexOf(line.charAt(0)) < 0;
        return alone && words && RULE.matcher(rule).matches() && Math.abs(rule.length() - line.length()) <= difference;
    }
}
