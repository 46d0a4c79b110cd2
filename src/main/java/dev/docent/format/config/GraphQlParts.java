package dev.docent.format.config;

import dev.docent.corpus.Lines;
import dev.docent.format.config.PartFinder.PartStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the definitions of a GraphQL schema with their descriptions (<a href="https://spec.graphql.org/October2021/">GraphQL,
 * October 2021</a>), and the fields of the types that have operations. One file, one thread.
 */
final class GraphQlParts {
    private static final Set<String> DEFINITIONS = Set.of(
            "schema",
            "scalar",
            "type",
            "interface",
            "union",
            "enum",
            "input",
            "directive",
            "fragment",
            "query",
            "mutation",
            "subscription");

    private static final Set<String> WITH_OPERATIONS = Set.of("Query", "Mutation", "Subscription");
    private static final String BLOCK = "\"\"\"";

    private final Lines lines;
    private final String text;
    private final List<PartStart> parts = new ArrayList<>();
    private int at;
    private int line = 1;
    private int braces;
    private int brackets;
    /** The line of a description that waits for what it describes; 0 if none. */
    private int description;
    /** The type around a field with operations; null elsewhere. */
    private @Nullable String type;

    private GraphQlParts(Lines lines) {
        this.lines = lines;
        this.text = lines.count() == 0 ? "" : lines.text(1, lines.count());
    }

    static List<PartStart> find(Lines lines) {
        return new GraphQlParts(lines).scan();
    }

    private List<PartStart> scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                advanceTo(endOfLine());
            } else if (c == '"') {
                string();
            } else if (isWord(c)) {
                word();
            } else {
                sign(c);
                advanceTo(at + 1);
            }
        }
        return parts;
    }

    private void sign(char c) {
        switch (c) {
            case '{' -> braces++;
            case '}' -> {
                braces = Math.max(0, braces - 1);
                type = braces == 0 ? null : type;
            }
            case '(', '[' -> brackets++;
            case ')', ']' -> brackets = Math.max(0, brackets - 1);
            default -> {}
        }
    }

    private void string() {
        if (description == 0 && brackets == 0) {
            description = line;
        }
        if (text.startsWith(BLOCK, at)) {
            int end = text.indexOf(BLOCK, at + 3);
            while (end > 0 && text.charAt(end - 1) == '\\') {
                end = text.indexOf(BLOCK, end + 3);
            }
            advanceTo(end < 0 ? text.length() : end + 3);
            return;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        advanceTo(Math.min(text.length(), end + 1));
    }

    private void word() {
        String word = take();
        boolean extend = word.equals("extend");
        if (braces == 0 && brackets == 0 && (extend || DEFINITIONS.contains(word))) {
            int start = description == 0 ? line : description;
            String kind = extend ? next() : word;
            String name = kind.equals("schema") ? kind : next();
            parts.add(new PartStart(start, List.of(name.isEmpty() ? kind : name)));
            type = WITH_OPERATIONS.contains(name) ? name : null;
        } else if (braces == 1 && brackets == 0 && type != null && isFirst(word)) {
            parts.add(new PartStart(description == 0 ? withComment() : description, List.of(type, word)));
        }
        description = 0;
    }

    /** Returns whether a word that was just taken is the first one of its line, as the name of a field is. */
    private boolean isFirst(String word) {
        return lines.line(line).stripLeading().startsWith(word);
    }

    private int withComment() {
        int first = line;
        while (first > 1 && lines.line(first - 1).stripLeading().startsWith("#")) {
            first--;
        }
        return first;
    }

    private String take() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Returns the next word, with the sign of a directive. */
    private String next() {
        int start = at;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '@')) {
            start++;
        }
        boolean directive = start > at && text.charAt(start - 1) == '@';
        at = start;
        return (directive ? "@" : "") + take();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void advanceTo(int end) {
        while (at < end) {
            if (text.charAt(at++) == '\n') {
                line++;
            }
        }
    }
}
