package dev.docent.quotes;

import dev.docent.corpus.Language;
import dev.docent.corpus.TableHead;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns lines of plain text into Markdown, as far as quotes need it: code, headings and tables must remain what they
 * are. Documents of AsciiDoc and reStructuredText are Markdown already; only the lines that fill their tables are left out. For
 * one use.
 */
final class LightMarkup {
    private static final Pattern ATTRIBUTES = Pattern.compile("\\[.*]\\s*");
    private static final Pattern RULE = Pattern.compile("([=\\-~^\"'`#*+:.<>_])\\1{2,}\\s*");
    private static final String BAR = "|";

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
            case ASCIIDOC, RESTRUCTURED_TEXT -> markup.withoutFillers();
            case CSV, EXCEL, ODS -> markup.separatedValues();
            case TEXT -> markup.underlined();
            default -> {
                return lines;
            }
        }
        return markup.markdown;
    }

    private void heading(int depth, String title) {
        markdown.add("#".repeat(Math.min(6, depth)) + " " + title);
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

    /** The head of such a table has double bars instead of a rule. */
    private void separatedValues() {
        for (var line : lines) {
            if (TableHead.isHeadRow(line)) {
                var row = line.replace(" || ", " | ");
                markdown.add(row.substring(1, row.length() - 1));
                markdown.add("|" + "---|".repeat(line.split(" \\|\\|", -1).length - 1));
            } else if (!line.equals("|")) {
                markdown.add(line);
            }
        }
    }

    private void withoutFillers() {
        String above = "";
        for (var line : lines) {
            boolean filler = line.strip().equals(BAR) && above.startsWith(BAR);
            if (!filler) {
                markdown.add(line);
                above = line.strip();
            }
        }
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
