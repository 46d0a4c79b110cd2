package dev.docent.format.config;

import dev.docent.corpus.Lines;
import dev.docent.format.config.PartFinder.PartStart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the children of an XML file's root, named by their tag and their {@code id} or {@code name}. It scans instead of
 * parsing, so that files that are not well-formed are found too. One file, one thread.
 */
final class XmlParts {
    private final String text;
    private final List<PartStart> parts = new ArrayList<>();
    private @Nullable String root;
    private int at;
    private int line = 1;
    private int depth;
    private int lastPartLine;

    private XmlParts(String text) {
        this.text = text;
    }

    static List<PartStart> find(Lines lines) {
        return lines.count() == 0 ? List.of() : new XmlParts(lines.text(1, lines.count())).scan();
    }

    private List<PartStart> scan() {
        while (at < text.length()) {
            if (text.startsWith("<!--", at)) {
                skipPast("-->");
            } else if (text.startsWith("<![CDATA[", at)) {
                skipPast("]]>");
            } else if (text.startsWith("<?", at)) {
                skipPast("?>");
            } else if (text.startsWith("<!", at)) {
                skipPast(">");
            } else if (text.startsWith("</", at)) {
                depth--;
                skipPast(">");
            } else if (text.charAt(at) == '<') {
                element();
            } else {
                advanceTo(at + 1);
            }
        }
        return parts;
    }

    private void element() {
        int start = at;
        int end = endOfTag();
        boolean empty = text.charAt(end - 1) == '/';
        String tag = text.substring(start + 1, Math.max(start + 1, empty ? end - 1 : end));
        if (depth == 0 && root == null) {
            root = word(tag);
        } else if (depth == 1 && root != null && line != lastPartLine) {
            parts.add(new PartStart(line, List.of(root, name(tag))));
            lastPartLine = line;
        }
        depth += empty ? 0 : 1;
        advanceTo(end + 1);
    }

    /** A bracket inside the quotes of an attribute does not end a tag. */
    private int endOfTag() {
        char quote = 0;
        for (int end = at + 1; end < text.length(); end++) {
            char c = text.charAt(end);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return end;
            }
        }
        return text.length();
    }

    private static String name(String tag) {
        String name = word(tag);
        for (var attribute : List.of(" id=", " name=")) {
            int start = tag.indexOf(attribute) + attribute.length();
            if (start > attribute.length() && start < tag.length()) {
                int end = tag.indexOf(tag.charAt(start), start + 1);
                return end < 0 ? name : name + " " + tag.substring(start + 1, end);
            }
        }
        return name;
    }

    private static String word(String tag) {
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end);
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, at);
        advanceTo(found < 0 ? text.length() : found + end.length());
    }

    private void advanceTo(int end) {
        while (at < Math.min(end, text.length())) {
            if (text.charAt(at++) == '\n') {
                line++;
            }
        }
    }
}
