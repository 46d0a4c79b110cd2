package dev.docent.format.asciidoc;

import dev.docent.corpus.Lines;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines that remain of a document with conditions ({@code ifdef}, {@code ifndef}, {@code ifeval}). A branch is left
 * out only if the document itself decides so; what is set elsewhere is not known. One document, one thread.
 */
final class Conditionals {
    private static final Pattern CONDITION = Pattern.compile("(ifn?def|ifeval|endif)::([^\\[\\s]*)\\[(.*)]\\s*");
    private static final Pattern COMPARISON = Pattern.compile("\\s*(\\S.*?)\\s*(==|!=|<=|>=|<|>)\\s*(\\S.*?)\\s*");
    private static final String ESCAPE = "\\";

    private final Lines lines;
    private final DocumentAttributes attributes;
    /** For each line with a condition, the line that ends it; 0 if none does. */
    private final int[] ends;
    /** The last line of the branch that is left out. */
    private int leftOutUntil;

    Conditionals(Lines lines, DocumentAttributes attributes) {
        this.lines = lines;
        this.attributes = attributes;
        ends = new int[lines.count() + 1];
        var open = new ArrayDeque<Integer>();
        for (int line = 1; line <= lines.count(); line++) {
            String text = lines.line(line);
            if (text.startsWith("endif::") && !open.isEmpty()) {
                ends[open.pop()] = line;
            } else if (opens(text)) {
                open.push(line);
            }
        }
    }

    private static boolean opens(String text) {
        return text.startsWith("if")
                && CONDITION.matcher(text).matches()
                && (text.startsWith("ifeval") || text.stripTrailing().endsWith("[]"));
    }

    /** Returns the text of a line; empty if it is a condition or left out. Call it for lines in their order. */
    Optional<String> text(int line) {
        if (line <= leftOutUntil) {
            return Optional.empty();
        }
        String text = lines.line(line);
        if (text.startsWith(ESCAPE) && CONDITION.matcher(text.substring(1)).matches()) {
            return Optional.of(text.substring(1));
        }
        boolean directive = text.startsWith("if") || text.startsWith("endif");
        var condition = CONDITION.matcher(directive ? text : "");
        return condition.matches()
                ? after(condition.group(1), condition.group(2), condition.group(3), line)
                : Optional.of(text);
    }

    private Optional<String> after(String name, String target, String content, int line) {
        boolean holds = name.equals("endif")
                || (name.equals("ifeval") ? compares(content) : isSet(target).map(set -> set == name.equals("ifdef")))
                        .orElse(true);
        if (!content.isEmpty() && name.endsWith("def")) {
            return Optional.of(content).filter(it -> holds);
        }
        leftOutUntil = holds ? 0 : ends[line];
        return Optional.empty();
    }

    /** Returns whether one of names with commas between them is set, or all of names with plus signs. */
    private Optional<Boolean> isSet(String names) {
        boolean all = names.indexOf('+') >= 0;
        var known = Stream.of(names.split("[,+]")).map(attributes::isSet).toList();
        boolean decided =
                known.stream().anyMatch(set -> set.filter(it -> it != all).isPresent());
        if (decided) {
            return Optional.of(!all);
        }
        return known.stream().allMatch(Optional::isPresent) ? Optional.of(all) : Optional.empty();
    }

    private Optional<Boolean> compares(String expression) {
        var comparison = COMPARISON.matcher(expression.length() <= 500 ? expression : "");
        if (!comparison.matches()) {
            return Optional.empty();
        }
        String left = attributes.expand(unquoted(comparison.group(1)));
        String right = attributes.expand(unquoted(comparison.group(3)));
        boolean known = left.indexOf('{') < 0 && right.indexOf('{') < 0;
        return known ? Optional.of(holds(compare(left, right), comparison.group(2))) : Optional.empty();
    }

    private static boolean holds(int order, String operator) {
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static int compare(String left, String right) {
        try {
            return Double.compare(Double.parseDouble(left), Double.parseDouble(right));
        } catch (NumberFormatException words) {
            return left.compareTo(right);
        }
    }

    private static String unquoted(String value) {
        return value.replaceAll("^[\"']|[\"']$", "");
    }
}
