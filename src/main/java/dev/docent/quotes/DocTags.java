package dev.docent.quotes;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the tags of doc comments into sentences: those of Javadoc, JSDoc and similar formats, and Python's fields. */
final class DocTags {
    private static final Pattern TAG = Pattern.compile("^\\s*[@\\\\]([A-Za-z.]+)\\s*(.*)$");
    private static final Pattern FIELD =
            Pattern.compile("^\\s*:(param|arg|returns?|raises|rtype|type)\\s*([^:]*):\\s*(.*)$");
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");
    private static final Set<String> NAMED = Set.of("param", "arg", "property", "prop", "field");
    private static final Set<String> RESULTS = Set.of("return", "returns");
    private static final Set<String> TEXTS =
            Set.of("description", "desc", "summary", "remarks", "brief", "deprecated", "note");

    private DocTags() {}

    /** Returns the text with sentences instead of tags. Tags that tell a reader nothing are left out. */
    static String toMarkdown(String text) {
        var out = new ArrayList<String>();
        boolean kept = true;
        for (var line : inline(text).split("\n", -1)) {
            var tag = TAG.matcher(line);
            var field = FIELD.matcher(line);
            if (tag.matches() || field.matches()) {
                var sentence = tag.matches()
                        ? sentence(tag.group(1), tag.group(2))
                        : sentence(field.group(1), field.group(2) + " " + field.group(3));
                kept = !sentence.isBlank();
                out.add("");
                out.add(sentence);
            } else if (kept || line.isBlank()) {
                kept = true;
                out.add(line);
            }
        }
        return String.join("\n", out);
    }

    private static String sentence(String tag, String rest) {
        var text = rest.strip().replaceFirst("^\\{[^}]*}\\s*", "");
        if (RESULTS.contains(tag)) {
            return text.isEmpty() ? "" : "Returns " + text;
        }
        if (TEXTS.contains(tag)) {
            return (tag.equals("deprecated") ? "Deprecated: " : "") + text;
        }
        var words = text.split("\\s+", 2);
        boolean described = words.length == 2 && !words[1].isBlank();
        if (NAMED.contains(tag) && described) {
            return "`" + words[0].replaceAll("[\\[\\]`]", "") + "`: " + words[1].replaceFirst("^[-–:]\\s*", "");
        }
        return "";
    }

    /** Turns the content of braces into code marks or plain words. */
    private static String inline(String text) {
        var matcher = INLINE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(inlineTag(found.group(1), found.group(2))));
    }

    private static String inlineTag(String tag, String rest) {
        var content = rest.strip().replaceAll("\\s*\n\\s*", " ");
        return switch (tag) {
            case "code" -> "`" + content.replace("`", "'") + "`";
            case "link", "linkplain", "value", "see", "tutorial" -> link(content);
            case "literal" -> content;
            default -> "";
        };
    }

    /** Returns the label of a link, otherwise its target as code writes it. */
    private static String link(String content) {
        if (content.isEmpty()) {
            return "";
        }
        int end = content.indexOf('(') >= 0 ? content.indexOf(')', content.indexOf('(')) + 1 : content.indexOf(' ');
        int bar = content.indexOf('|');
        var label = bar >= 0 ? content.substring(bar + 1) : end > 0 ? content.substring(end) : "";
        if (!label.isBlank()) {
            return label.strip();
        }
        var name = content.replaceFirst("^#", "").replace('#', '.').replaceAll("\\(.*", "()");
        return "`" + name.replaceFirst("^([a-z]\\w*\\.)++(?=[A-Z])", "").replace("`", "") + "`";
    }
}
