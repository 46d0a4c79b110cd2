package dev.docent.format.frontmatter;

import dev.docent.corpus.Lines;
import dev.docent.format.yaml.YamlTitle;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.json.Toml;
import java.util.Optional;

/**
 * The settings at the start of a page for site generators: YAML between lines of dashes, TOML between lines of plus
 * signs, or one JSON object (<a href="https://gohugo.io/content-management/front-matter/">as in Hugo</a>). They are
 * not part of the page's text. Immutable.
 *
 * @param lastLine its last line, or 0 if there is none
 * @param title the value of its key {@code title}; empty if it has none
 */
public record FrontMatter(int lastLine, String title) {
    /** The most characters: 64 Ki. Longer ones are text. */
    private static final int MAX_CHARS = 64 * 1024;

    /** None: all lines are text. */
    public static final FrontMatter NONE = new FrontMatter(0, "");

    private static final String YAML = "---";
    private static final String YAML_END = "...";
    private static final String TOML = "+++";
    private static final String TITLE = "title";

    /** Returns the front matter of a page in Markdown, which may be any of the three kinds. */
    public static FrontMatter of(Lines lines) {
        if (lines.count() == 0) {
            return NONE;
        }
        String first = lines.line(1).stripTrailing();
        if (first.equals(TOML)) {
            return toml(lines);
        }
        return first.startsWith("{") ? json(lines) : yaml(lines);
    }

    /** Returns the front matter of a page in another format, which is YAML or none. */
    public static FrontMatter yaml(Lines lines) {
        boolean begins = lines.count() >= 2 && lines.line(1).stripTrailing().equals(YAML);
        // A horizontal rule before text looks the same.
        int end = begins && !lines.isBlank(2) ? end(lines, YAML, YAML_END) : 0;
        if (end == 0) {
            return NONE;
        }
        return end == 2
                ? new FrontMatter(end, "")
                : YamlTitle.of(lines.text(2, end - 1), TITLE)
                        .map(title -> found(end, title))
                        .orElse(NONE);
    }

    private static FrontMatter toml(Lines lines) {
        int end = end(lines, TOML, TOML);
        if (end <= 2) {
            return end == 2 ? new FrontMatter(end, "") : NONE;
        }
        try {
            return titled(end, Toml.parse(lines.text(2, end - 1)));
        } catch (JsonException e) {
            // Text between lines of plus signs is front matter, even with a mistake in it.
            return new FrontMatter(end, "");
        }
    }

    private static FrontMatter json(Lines lines) {
        var text = new StringBuilder();
        int end = 0;
        for (int line = 1; line <= lines.count() && text.length() <= MAX_CHARS; line++) {
            text.append(lines.line(line)).append('\n');
            String stripped = lines.line(line).strip();
            boolean mayEnd =
                    line == 1 ? stripped.endsWith("}") : lines.line(line).startsWith("}");
            if (mayEnd) {
                end = line;
                break;
            }
        }
        try {
            var value = end == 0 ? Optional.<JsonValue>empty() : Optional.of(Json.parse(text.toString()));
            int last = end;
            return value.filter(JsonValue::isObject).map(it -> titled(last, it)).orElse(NONE);
        } catch (JsonException e) {
            return NONE;
        }
    }

    private static int end(Lines lines, String fence, String other) {
        int chars = 0;
        for (int line = 2; line <= lines.count() && chars <= MAX_CHARS; line++) {
            String text = lines.line(line).stripTrailing();
            if (text.equals(fence) || text.equals(other)) {
                return line;
            }
            chars += text.length() + 1;
        }
        return 0;
    }

    private static FrontMatter titled(int end, JsonValue values) {
        var name = values.fieldNames().stream().filter(TITLE::equalsIgnoreCase).findFirst();
        return found(end, name.flatMap(it -> values.get(it).text()).orElse(""));
    }

    private static FrontMatter found(int end, String title) {
        return new FrontMatter(end, title.strip().replaceAll("\\s+", " "));
    }

    /** Returns the title, or this one if it has none. */
    public String titleOr(String other) {
        return title.isEmpty() ? other : title;
    }

    /** Returns the text with these lines empty, so that line numbers stay. */
    public String blankedOut(String text) {
        int start = 0;
        for (int line = 0; line < lastLine && start >= 0; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        return "\n".repeat(lastLine) + text.substring(start);
    }
}
