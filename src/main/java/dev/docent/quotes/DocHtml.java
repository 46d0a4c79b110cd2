package dev.docent.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns the HTML in doc comments into Markdown: paragraphs, items, code. Other tags are left out. */
final class DocHtml {
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)(\\s[^<>]*)?/?>");

    private final StringBuilder out = new StringBuilder();
    private final String language;
    private boolean preformatted;

    private DocHtml(String language) {
        this.language = language;
    }

    /** Returns the text as Markdown; code in {@code pre} gets a fence of this language. */
    static String toMarkdown(String text, String language) {
        return new DocHtml(language).convert(text);
    }

    private String convert(String text) {
        var matcher = TAG.matcher(text);
        int at = 0;
        while (matcher.find()) {
            addText(text.substring(at, matcher.start()));
            addTag(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group().startsWith("</"));
            at = matcher.end();
        }
        addText(text.substring(at));
        addTag("pre", true);
        return tidy();
    }

    /** Indentation means nothing outside of preformatted text. */
    private void addText(String text) {
        var decoded = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&le;", "≤")
                .replace("&ge;", "≥")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
        out.append(preformatted ? decoded : decoded.replaceAll("\n[ \t]+", "\n"));
    }

    private void addTag(String name, boolean end) {
        if (name.equals("pre")) {
            if (preformatted == end) {
                out.append(end ? "\n```\n\n" : "\n\n```" + language + "\n");
                preformatted = !end;
            }
            return;
        }
        if (preformatted) {
            return;
        }
        out.append(inMarkdown(name, end));
    }

    private static String inMarkdown(String name, boolean end) {
        return switch (name) {
            case "p", "ul", "ol", "dl", "table", "tr", "div", "blockquote", "h1", "h2", "h3", "h4", "dd" -> "\n\n";
            case "br" -> "\n";
            case "li", "dt" -> end ? "" : "\n- ";
            case "code", "tt" -> "`";
            default -> "";
        };
    }

    /** Removes blank lines at the beginning of code, and the blanks that tags leave at the edges of other lines. */
    private String tidy() {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (var line : out.toString().split("\n", -1)) {
            boolean fence = line.startsWith("```");
            boolean afterFence = !lines.isEmpty() && lines.get(lines.size() - 1).startsWith("```");
            if (!(code && line.isBlank() && afterFence)) {
                lines.add(code && !fence ? line : line.strip());
            }
            code ^= fence;
        }
        return String.join("\n", lines)
                .replaceAll("(?m)^- *\n+(?=\\S)", "- ")
                .replaceAll("(?m)^(- .*)\n\n+(?=- )", "$1\n");
    }
}
