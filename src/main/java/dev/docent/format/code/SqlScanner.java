package dev.docent.format.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a script at the semicolons that end statements: not those in strings, comments, dollar quotes or the bodies of
 * procedures. One script, one thread.
 */
final class SqlScanner {
    /**
     * A statement.
     *
     * @param name the name of what it creates or changes; empty for other statements
     */
    record Statement(String name, int lastLine) {}

    private static final Set<String> NAMED = Set.of(
            "table",
            "view",
            "function",
            "procedure",
            "trigger",
            "index",
            "type",
            "schema",
            "sequence",
            "database",
            "package",
            "role",
            "domain",
            "extension",
            "policy");
    private static final Set<String> WITH_BODY = Set.of("function", "procedure", "trigger", "package");
    private static final Set<String> NOT_NAMES = Set.of("if", "not", "exists", "concurrently", "only", "body");
    private static final int MAX_TAG = 64;

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private int at;
    private int line = 1;
    /** The first words of the statement, in lower case, the name as written. */
    private final List<String> words = new ArrayList<>();

    private int bodyDepth;

    SqlScanner(String text) {
        this.text = text;
    }

    List<Statement> statements() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isWordPart(c)) {
                word();
            } else if (c == '\'' || c == '"' || c == '`') {
                quoted(c);
            } else if (text.startsWith("--", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
                advance(2);
            } else if (c == '$') {
                dollarQuoted();
            } else {
                if (c == ';' && bodyDepth == 0) {
                    endStatement();
                }
                advance(1);
            }
        }
        if (!words.isEmpty()) {
            endStatement();
        }
        return statements;
    }

    private static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private void word() {
        int start = at;
        while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        add(text.substring(start, at));
    }

    private void quoted(char quote) {
        int start = at;
        int startLine = line;
        advance(1);
        skipTo(String.valueOf(quote));
        if (quote != '\'' && line == startLine) {
            add(text.substring(start + 1, at));
        }
        advance(1);
    }

    private void add(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (words.size() < 12) {
            words.add(words.stream().anyMatch(NAMED::contains) ? word : lower);
        }
        if (hasBody()) {
            if (lower.equals("begin") || lower.equals("case")) {
                bodyDepth++;
            } else if (lower.equals("end") && bodyDepth > 0) {
                bodyDepth -= endsOther() ? 0 : 1;
            }
        }
    }

    private boolean hasBody() {
        return !words.isEmpty()
                && words.get(0).equals("create")
                && words.stream().anyMatch(WITH_BODY::contains);
    }

    /** {@code end if}, {@code end loop}: their beginnings are not counted either. */
    private boolean endsOther() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next)) && next - at < MAX_TAG) {
            next++;
        }
        return text.regionMatches(true, next, "if", 0, 2)
                || text.regionMatches(true, next, "loop", 0, 4)
                || text.regionMatches(true, next, "while", 0, 5)
                || text.regionMatches(true, next, "repeat", 0, 6);
    }

    /** {@code $$ … $$} and {@code $tag$ … $tag$}. */
    private void dollarQuoted() {
        int end = at + 1;
        while (end < text.length() && end - at < MAX_TAG && isWordPart(text.charAt(end))) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '$') {
            advance(1);
            return;
        }
        String tag = text.substring(at, end + 1);
        advance(tag.length());
        skipTo(tag);
        advance(tag.length());
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        advance((found < 0 ? text.length() : found) - at);
    }

    private void advance(int count) {
        for (int i = 0; i < count && at < text.length(); i++) {
            if (text.charAt(at++) == '\n') {
                line++;
            }
        }
    }

    private void endStatement() {
        statements.add(new Statement(name(), line));
        words.clear();
        bodyDepth = 0;
    }

    private String name() {
        boolean defines = !words.isEmpty()
                && (words.get(0).equals("create") || words.get(0).equals("alter"));
        for (int i = 1; defines && i < words.size(); i++) {
            if (NAMED.contains(words.get(i))) {
                return words.stream()
                        .skip(i + 1L)
                        .filter(word -> !NOT_NAMES.contains(word.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse("");
            }
        }
        return "";
    }
}
