package dev.docent.format.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes admonitions as a paragraph that begins with their kind, line by line: {@code !!! note "Title"} of MkDocs with its
 * indented text, {@code :::note} of Docusaurus and MyST, and {@code > [!NOTE]} of GitHub. All other lines stay. One text, one thread.
 */
final class Admonitions {
    private static final Set<String> KINDS = Set.of(
            "note",
            "tip",
            "info",
            "warning",
            "danger",
            "caution",
            "important",
            "success",
            "hint",
            "attention",
            "error",
            "details",
            "abstract",
            "summary",
            "question",
            "failure",
            "bug",
            "example",
            "quote",
            "seealso",
            "todo",
            "admonition",
            "check",
            "help",
            "faq",
            "tldr",
            "fail",
            "missing",
            "done",
            "cite",
            "snippet",
            "secondary");

    private static final Pattern MKDOCS =
            Pattern.compile("(?:!!!|\\?\\?\\?\\+?)\\s+([\\w-]+)(?:\\s+[\\w-]+){0,9}(?:\\s+\"(.*)\")?\\s*");
    private static final Pattern MKDOCS_TAB = Pattern.compile("===[!+]{0,2}\\s+\"(.*)\"\\s*");
    private static final Pattern FENCED = Pattern.compile(
            "(:{3,}|`{3,}|~{3,})\\s*\\{?([A-Za-z][\\w-]*)}?(?:\\[(.*)]|\\s+([^{].*))?(?:\\s*\\{.*})?\\s*");
    private static final Pattern FENCED_END = Pattern.compile(":{3,}\\s*");
    private static final Pattern GITHUB = Pattern.compile("(\\s*(?:>\\s*)++)\\[!([A-Za-z]+)][+-]?\\s*(.*)");

    private static final int INDENT = 4;

    private final CodeFence code = new CodeFence();
    /** The indents of the text of the open admonitions of MkDocs, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();
    /** The fences of open admonitions of MyST that look like code. */
    private final Deque<String> fences = new ArrayDeque<>();

    private int colons;

    private Admonitions() {}

    /** Returns as many lines. */
    static List<String> readable(List<String> lines) {
        var admonitions = new Admonitions();
        var readable = new ArrayList<String>(lines.size());
        lines.forEach(line -> readable.add(admonitions.read(line)));
        return readable;
    }

    private String read(String line) {
        int indent = indent(line);
        while (!line.isBlank() && !open.isEmpty() && indent < open.getFirst()) {
            open.pop();
        }
        var inner = line.substring(Math.min(indent, INDENT * open.size()));
        var stripped = inner.strip();
        if (stripped.equals(fences.peek())) {
            fences.pop();
            return "";
        }
        char first = stripped.isEmpty() ? ' ' : stripped.charAt(0);
        if (first == '`' || first == '~') {
            return fenced(inner, stripped, true);
        }
        if (code.covers(inner)) {
            return inner;
        }
        return switch (first) {
            case '!', '?', '=' -> mkdocs(inner, stripped, indent);
            case ':' -> fenced(inner, stripped, false);
            case '>' -> gitHub(inner);
            default -> inner;
        };
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private String mkdocs(String inner, String stripped, int indent) {
        var tab = MKDOCS_TAB.matcher(stripped);
        var marked = MKDOCS.matcher(stripped);
        boolean isTab = tab.matches();
        if (!isTab && !marked.matches()) {
            return inner;
        }
        open.push(indent + INDENT);
        var words = isTab ? tab.group(1) + ":" : words(marked.group(1), marked.group(2));
        return " ".repeat(indent(inner)) + words;
    }

    /** A block between colons, or between fences like those of code with the kind in braces. */
    private String fenced(String inner, String stripped, boolean likeCode) {
        var marked = FENCED.matcher(stripped);
        boolean begins = marked.matches() && (!likeCode || stripped.contains("{"));
        boolean known = begins && KINDS.contains(marked.group(2).toLowerCase(Locale.ROOT));
        if (likeCode) {
            if (!known || code.isOpen()) {
                code.covers(inner);
                return inner;
            }
            fences.push(marked.group(1));
        } else if (begins) {
            colons++;
        } else if (colons > 0 && FENCED_END.matcher(stripped).matches()) {
            colons--;
            return "";
        } else {
            return inner;
        }
        var title = marked.group(3) == null ? marked.group(4) : marked.group(3);
        return " ".repeat(indent(inner)) + (known ? words(marked.group(2), title) : title == null ? "" : title);
    }

    private static String gitHub(String inner) {
        var marked = GITHUB.matcher(inner);
        return marked.matches() && KINDS.contains(marked.group(2).toLowerCase(Locale.ROOT))
                ? (marked.group(1) + words(marked.group(2), marked.group(3))).stripTrailing()
                : inner;
    }

    private static String words(String kind, @Nullable String title) {
        var name = kind.substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.substring(1).toLowerCase(Locale.ROOT).replace('-', ' ');
        return title == null || title.isBlank() ? name + ":" : name + ": " + title.strip();
    }
}
